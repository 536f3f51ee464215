import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A script as it is run: `text` was made of that file, and begins behind so many of its lines. */
export interface KeptScript {
  readonly file: string
  readonly text: string
  readonly linesBefore: number
}

/** A process that ends well, or says that something is to be built, has done what it was started for. */
const doneWell: readonly number[] = [0, 10]

/**
 * Answers how to run a script by what V8 made of it before, where that is kept in the directory; else it is kept when the process ends well, with
 * all functions that were called until then. Node's own cache (`enableCompileCache` of node:module) keeps what is there before anything has run,
 * but V8 compiles a function when it is first called: each start compiled nearly all of them again.
 */
export async function openKeptScripts(
  directory: string,
  process: { readonly pid: number; once(event: 'exit', listener: (code: number) => void): unknown },
): Promise<(script: KeptScript) => unknown> {
  const { hash } = await import('node:crypto')
  const { Script } = await import('node:vm')
  const digestOf = (bytes: Buffer | string): Buffer => hash('sha256', bytes, 'buffer')
  const made = new Map<string, InstanceType<typeof Script>>()
  process.once('exit', (code) => {
    if (!doneWell.includes(code)) return
    for (const [place, script] of made) {
      const unfinished = `${place}.${String(process.pid)}`
      try {
        const compiled = script.createCachedData()
        writeFileSync(unfinished, Buffer.concat([digestOf(compiled), compiled]), { flag: 'wx' })
        renameSync(unfinished, place)
      } catch {
        // A disk that is full or read-only is no hindrance.
        rmSync(unfinished, { force: true })
      }
    }
  })
  return ({ file, text, linesBefore }) => {
    // V8 takes what it made of any text of this length for its own, and does not look whether it is whole.
    const place = path.join(directory, digestOf(text).toString('hex'))
    const cachedData = keptIn(place, digestOf)
    const script = new Script(text, { filename: file, lineOffset: linesBefore, ...(cachedData && { cachedData }) })
    // Of another processor or with other flags of V8.
    if (cachedData === undefined || script.cachedDataRejected === true) made.set(place, script)
    return script.runInThisContext() as unknown
  }
}

const digestBytes = 32

function keptIn(place: string, digestOf: (bytes: Buffer) => Buffer): Buffer | undefined {
  try {
    const bytes = readFileSync(place)
    const compiled = bytes.subarray(digestBytes)
    return digestOf(compiled).equals(bytes.subarray(0, digestBytes)) ? compiled : undefined
  } catch {
    return undefined
  }
}
