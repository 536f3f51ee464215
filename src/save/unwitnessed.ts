import type { PortableForm } from '../layer/foreseen.ts'
import type { PortableContent } from '../layer/portable.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { isUnwitnessed } from '../layer/import-dest.ts'
import { isSeen, noRestore, noteOfLayer, unseen, type Underneath } from './underneath.ts'

/**
 * Facts of the imports that the entry is silent about. With `dest` stacker compares nothing, so the content counts only when it was
 * seen before the build and is the same after it; what came from another layer is known by that layer.
 */
export function unwitnessedImports(
  { facts }: StackedLayer,
  { facts: factsAsBefore }: StackedLayer,
  form: PortableForm,
  { below, isBuiltOnEveryRun, note }: Underneath,
): ReadonlyMap<number, PortableContent> | string {
  const noted = isSeen(note, facts.definition) ? noteOfLayer(note, facts.definition) : undefined
  const result = new Map<number, PortableContent>()
  for (const [index, fact] of facts.imports.entries()) {
    const item = facts.definition.layer.Imports?.[index]
    if (fact.kind === 'produced') {
      if (isBuiltOnEveryRun(fact.producer) && !isUnwitnessed(item)) {
        result.set(index, { kind: 'taken', producer: fact.producer, path: fact.path })
        continue
      }
      const producer = below(fact.producer)
      if (producer === undefined) return `the layer ${fact.producer}, from which it takes files, is not kept`
      if (noted === undefined) return unseen(fact.producer)
      result.set(index, { kind: 'produced', identity: producer.identity, path: fact.path })
    } else if (item !== undefined && isUnwitnessed(item)) {
      const before = noted?.unwitnessed[index]
      const after = portableContent(factsAsBefore.imports[index] ?? fact, form)
      const same = before && after && JSON.stringify(before) === JSON.stringify(after)
      const staged = portableContent(fact, form)
      if (!same || staged === undefined) {
        const why = noted === undefined ? noRestore : 'it was not the same before and after the build'
        return `stacker does not remember the content of import ${item.Path}, and ${why}`
      }
      result.set(index, staged)
    }
  }
  return result
}

function portableContent(
  fact: StackedLayer['facts']['imports'][number],
  form: PortableForm,
): PortableContent | undefined {
  if (fact.kind === 'file') return { kind: 'file', hash: fact.hash }
  if (fact.kind === 'directory') return { kind: 'directory', tree: form.treeDigest(fact) }
  return undefined
}
