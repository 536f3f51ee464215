// Edits one source of one layer, in a way that stacker cannot take for the same, and takes it back.
import * as fs from 'node:fs'
import path from 'node:path'

import { parseDocument } from 'yaml'

import type { VisibleLayer } from '../stacker/visible-layers.ts'

/** What is edited, each by itself: a file that the layer imports, one inside a directory, or its definition. */
export function editsOf(layer: VisibleLayer): readonly Edit[] {
  const files = layer.sources.flatMap((source) => firstFile(source) ?? [])
  return [...new Set(files)]
    .map((file): Edit => ({ what: file, text: `${fs.readFileSync(file, 'latin1')}\nedited` }))
    .concat(definitionEdit(layer) ?? [])
}

export interface Edit {
  /** The file. */
  readonly what: string
  /** Its bytes after the edit, as latin1. */
  readonly text: string
}

export async function withEdit<T>({ what, text }: Edit, act: () => Promise<T>): Promise<T> {
  const before = fs.readFileSync(what)
  // In place: mode and owner stay.
  fs.writeFileSync(what, Buffer.from(text, 'latin1'))
  try {
    return await act()
  } finally {
    fs.writeFileSync(what, before)
  }
}

function firstFile(source: string): string | undefined {
  const found = fs.lstatSync(source, { throwIfNoEntry: false })
  if (found?.isFile() === true) return source
  if (found?.isDirectory() !== true) return undefined
  for (const name of fs.readdirSync(source).sort()) {
    const inside = firstFile(path.join(source, name))
    if (inside !== undefined) return inside
  }
  return undefined
}

/** A label more. None for texts that are not YAML before substitution, or whose labels are no map. */
function definitionEdit({ stackerfile, name }: VisibleLayer): Edit | undefined {
  const text = fs.readFileSync(stackerfile, 'utf8')
  try {
    const document = parseDocument(text)
    document.setIn([name, 'labels', 'edited'], 'after the restore')
    return { what: stackerfile, text: Buffer.from(document.toString()).toString('latin1') }
  } catch {
    return undefined
  }
}
