/** How webpack begins a chunk in a bundle of modules; the rest is one object of functions. */
const opening = /^export const id = \d+;\nexport const ids = \[[\d, ]*\];\nexport const modules = (?=\{)/

/**
 * A chunk as a script: its value is a function that answers the chunk's functions, given the chunk's URL, for a script has no `import.meta`. It
 * begins at the third line of the chunk. Undefined where it has to stay a module.
 */
export function chunkScript(chunk: string): { readonly text: string; readonly linesBefore: number } | undefined {
  const [before] = opening.exec(chunk) ?? []
  if (before === undefined) return undefined
  const functions = chunk.slice(before.length, chunk.lastIndexOf('}') + 1)
  const given = functions.replaceAll('import.meta.url', 'import_meta_url')
  if (given.includes('import.meta')) return undefined
  // A module is strict without saying so.
  return { text: `"use strict";((import_meta_url) => (${given}))`, linesBefore: 2 }
}
