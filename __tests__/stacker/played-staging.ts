// What stacker stages for a layer, made as stacker makes it (docs/stacker/staging.md#4.1 and on), and read as its Put reads it.
import * as fs from 'node:fs'
import path from 'node:path'

import { readAttributes, type AttributesReader } from '../../src/formats/extended-attributes.ts'
import { formatTree } from '../formats/mtree-text.ts'
import { walkTree } from '../../src/formats/mtree-walk.ts'
import { inUserNamespace } from '../../src/formats/mtree-namespace.ts'
import { hashFile } from '../../src/formats/file-hash.ts'
import type { ImportHash } from '../../src/layer/entry.ts'
import type { Release } from '../../src/release/release.ts'
import type { Layer } from '../../src/stackerfile/layer.ts'

/** Reads what a layer's run has made: for `stacker://PRODUCER/PATH`. A link is copied as it is. */
export type ReadProduced = (producer: string, file: string) => Buffer | { readonly link: string }

/** Empties the layer's directory and stages every import in it; those with `dest` go elsewhere. Throws where stacker would stop. */
export async function stage(layer: Layer, directory: string, release: Release, produced: ReadProduced): Promise<void> {
  fs.rmSync(directory, { recursive: true, force: true })
  fs.mkdirSync(directory, { recursive: true })
  for (const { Path: source, Dest: dest } of layer.Imports ?? []) {
    const target = path.join(dest ? fs.mkdtempSync(`${directory}-copy-`) : directory, path.posix.basename(source))
    const [, producer, file] = /^stacker:\/\/([^/]+)(\/.*)$/s.exec(source) ?? []
    if (producer !== undefined && file !== undefined) {
      const taken = produced(producer, file)
      if ('link' in taken) fs.symlinkSync(taken.link, target)
      else fs.writeFileSync(target, taken)
    } else if (/^https?:/.test(source)) await download(source, target, release)
    else copy(source, target)
  }
}

/**
 * Mode 0644 less the umask; anything but 200 stops stacker (docs/stacker/staging.md#6.3). Go makes the user of a URL to Basic
 * authorization; from v1.1.0 on stacker gives it an empty one instead, as there is no auth.json here (docs/stacker/staging.md#6.4).
 */
export async function download(url: string, target: string, release: Release): Promise<void> {
  const [, user, address = url] = /^(?:https?:\/\/)([^/@]*)@(.*)$/s.exec(url) ?? []
  const sent = release.rules.sendsUrlUser ? user : ':'
  const headers = sent === undefined ? {} : { authorization: `Basic ${Buffer.from(sent).toString('base64')}` }
  const answer = await fetch(user === undefined ? url : `http://${address}`, { headers })
  if (answer.status !== 200) throw new Error(`couldn't download ${url}: ${String(answer.status)}`)
  fs.writeFileSync(target, Buffer.from(await answer.arrayBuffer()))
}

/** Directories are made anew, files keep their modes, links are copied as they are. */
export function copy(source: string, target: string): void {
  const stat = fs.lstatSync(source)
  if (stat.isSymbolicLink()) {
    fs.symlinkSync(fs.readlinkSync(source), target)
  } else if (stat.isDirectory()) {
    fs.mkdirSync(target, { recursive: true })
    for (const name of fs.readdirSync(source)) copy(path.join(source, name), path.join(target, name))
  } else {
    fs.copyFileSync(source, target)
    fs.chmodSync(target, stat.mode & 0o1777)
  }
}

/** Copies take none along. */
const noAttributes: AttributesReader = () => ({ kind: 'read', attributes: new Map() })

/** The hashes of the staged imports as an entry holds them. */
export function importHashes(layer: Layer, directory: string): Map<string, ImportHash> {
  const hashes = new Map<string, ImportHash>()
  for (const { Path: source, Dest: dest } of layer.Imports ?? []) {
    if (dest) continue
    const staged = path.join(directory, path.posix.basename(source))
    if (fs.statSync(staged).isDirectory()) hashes.set(source, { Type: 1n, Hash: treeText(staged, noAttributes) })
    else hashes.set(source, { Type: 0n, Hash: hashFile(staged, { withMode: true }) })
  }
  return hashes
}

/** The base64 of a walk as stacker stores it, from inside its user namespace where it does not run as root. */
export function treeText(directory: string, read: AttributesReader = readAttributes): string {
  const walked = walkTree(directory, { readAttributes: read, asRoot: false })
  if (walked.kind !== 'tree') throw new Error(`${directory} cannot be walked: ${walked.kind}`)
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
  const tree = uid === 0 ? walked.tree : inUserNamespace(walked.tree, { uid, gid })
  if (tree === undefined) throw new Error(`${directory} cannot be seen from a user namespace`)
  const header = { user: 'root', machine: 'builder', tree: directory, date: `walk ${String((walks += 1))}` }
  return Buffer.from(formatTree(tree, header), 'latin1').toString('base64')
}

/** In place of the date: no two walks have the same. */
let walks = 0
