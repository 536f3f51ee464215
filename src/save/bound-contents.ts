import { digestOf, type Digest } from '../formats/digest.ts'
import type { Note } from '../handover/note.ts'
import { compareBindTrees, excludingGlobs, unpackBindTree, type BindTree } from '../layer/bind-tree.ts'
import { bindMountDoubts } from '../layer/bind-mounts.ts'
import { definitionText } from '../layer/definition.ts'
import { hasBinds, seesBinds } from '../layer/seen.ts'
import type { StackedLayer } from '../layer/stack.ts'
import type { Gathered } from '../plan/gather.ts'
import type { Release } from '../release/release.ts'
import type { BoundContents } from './built.ts'
import { isSeen, noRestore, noteOfLayer } from './underneath.ts'

/**
 * What the builds saw in binds. stacker remembers nothing of it, so it counts only where it was looked at before the build, and is the same
 * after it.
 */
export function boundContents(
  { stack, sources }: Gathered,
  note: Note | undefined,
  workingDirectory: string,
): BoundContents {
  const seeing = seesBinds(stack, bindMountDoubts(stack, { workingDirectory, from: 'store' }))
  return (index) => {
    const stacked = stack[index]
    if (stacked === undefined || seeing[index] !== true) return undefined
    return hasBinds(stacked) ? contentsOf(stacked, note, sources.release) : []
  }
}

function contentsOf({ facts }: StackedLayer, note: Note | undefined, release: Release): readonly Digest[] | string {
  const { definition, binds = [] } = facts
  const noted = isSeen(note, definition) ? noteOfLayer(note, definition) : undefined
  if (noted?.binds === undefined || note === undefined) return `what its binds held is not known: ${noRestore}`
  const isSame =
    note.release === release.tag && noted.definition === digestOf(definitionText(definition.layer, release))
  if (!isSame) return 'what its binds held is not known: its definition was another one before the build'
  const contents: Digest[] = []
  for (const [index, { Source: source }] of (definition.layer.Binds ?? []).entries()) {
    const [before, after] = [noted.binds[index] ?? null, binds[index]]
    const written = definition.written.Binds?.[index]?.Source ?? source
    if (after?.kind !== 'tree') return `what ${written}, which it binds, holds is not known: ${after?.why ?? noRestore}`
    if (before === null) return `what ${written}, which it binds, held before the build is not known`
    if (before !== after.tree.digest)
      return changedWhile(written, unpackBindTree(note.bindTrees ?? new Map(), before), after.tree)
    contents.push(before)
  }
  return contents
}

const mostNamed = 3

/** Most of the time it is the build that writes there, and what it writes is nothing that it reads. */
function changedWhile(source: string, before: BindTree | undefined, after: BindTree): string {
  const changes = before === undefined ? [] : compareBindTrees(before, after)
  const paths = changes.map(({ path }) => path)
  const more = paths.length > mostNamed ? ` and ${String(paths.length - mostNamed)} more` : ''
  const named = paths.length === 0 ? 'what it holds' : paths.slice(0, mostNamed).join(', ') + more
  const globs = excludingGlobs(changes)
  const cure = globs.length === 0 ? '' : `; what is only written there is left out by binds-exclude: ${globs.join(' ')}`
  return `${named} in ${source}, which it binds, changed between the restore and the save${cure}`
}
