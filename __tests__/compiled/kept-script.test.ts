import { EventEmitter } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { openKeptScripts, type KeptScript } from '../../src/compiled/kept-script.ts'

function openDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'kept-script-'))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  return directory
}

const scriptOf = (text: string): KeptScript => ({ file: '/program.js', text, linesBefore: 0 })

/** Runs scripts as a process of its own would that ends so. */
async function run(directory: string, code: number, ...texts: readonly string[]): Promise<readonly unknown[]> {
  const process = Object.assign(new EventEmitter(), { pid: 7 })
  const script = await openKeptScripts(directory, process)
  const answers = texts.map((text) => (script(scriptOf(text)) as () => unknown)())
  process.emit('exit', code)
  return answers
}

/** What is kept, by its file. */
function kept(directory: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(path.join(directory, name))]))
}

test('a script is run as it is now, whatever was made of another one of its length', async () => {
  const directory = openDirectory()
  expect(await run(directory, 0, '(() => "one")', '(() => "two")')).toEqual(['one', 'two'])
  expect(await run(directory, 0, '(() => "two")', '(() => "one")', '(() => "six")')).toEqual(['two', 'one', 'six'])
  expect(kept(directory).size).toBe(3)
})

test('what is kept of a script is used, and stays as it is', async () => {
  const directory = openDirectory()
  await run(directory, 0, '(() => "one")')
  const before = kept(directory)
  await run(directory, 0, '(() => "one")')
  expect(kept(directory)).toEqual(before)
})

test('functions that were called are kept with it', async () => {
  const long = `function inner() { return [${'"a text", '.repeat(500)}].length }`
  const [called, idle] = [openDirectory(), openDirectory()]
  await run(called, 0, `(() => { ${long}; return inner() })`)
  await run(idle, 0, `(() => { ${long}; return inner   })`)
  const size = (directory: string): number => [...kept(directory).values()][0]?.length ?? 0
  expect(size(called)).toBeGreaterThan(size(idle) + 500)
})

test('what is kept and not whole is made again', async () => {
  const directory = openDirectory()
  await run(directory, 0, '(() => "one")')
  const before = kept(directory)
  for (const broken of [(bytes: Buffer) => bytes.fill(7, 40), (bytes: Buffer) => bytes.subarray(0, 50), () => '']) {
    for (const [name, bytes] of before) writeFileSync(path.join(directory, name), broken(Buffer.from(bytes)))
    expect(await run(directory, 0, '(() => "one")')).toEqual(['one'])
    const again = kept(directory)
    expect([...again.keys()]).toEqual([...before.keys()])
    expect([...again.values()].map(({ length }) => length)).toEqual([...before.values()].map(({ length }) => length))
  }
})

test('a process that fails or is broken off keeps nothing: it has called little', async () => {
  const directory = openDirectory()
  for (const code of [1, 2, 70, 130]) await run(directory, code, '(() => "one")')
  expect(kept(directory).size).toBe(0)
  await run(directory, 10, '(() => "one")')
  expect(kept(directory).size).toBe(1)
})

test('where nothing can be kept scripts are run all the same', async () => {
  expect(await run(path.join(openDirectory(), 'none'), 0, '(() => "one")')).toEqual(['one'])
})

test('an error tells the line of the file', async () => {
  const script = await openKeptScripts(openDirectory(), Object.assign(new EventEmitter(), { pid: 7 }))
  const failing = script({ ...scriptOf('(() => {\n  throw new Error("no") })'), linesBefore: 2 }) as () => void
  try {
    failing()
    expect.unreachable()
  } catch (error) {
    expect((error as Error).stack).toContain('/program.js:4:')
  }
})
