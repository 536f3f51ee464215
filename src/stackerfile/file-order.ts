import type { Stackerfile } from './stackerfile.ts'

/**
 * An order that stacker could take (docs/stacker/stackerfile.md#9.4; deps.go over algoimpl's TopologicalSort): vertices in the
 * order of their paths' bytes, depth first along the edges from a prerequisite to those that need it, and the finished ones in
 * front. Files that do not need each other therefore come in reverse order of their paths; siblings above one prerequisite in
 * random order, here by path.
 */
export function orderFiles(files: ReadonlyMap<string, Stackerfile>): readonly Stackerfile[] {
  const sorted = [...files.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
  const dependents = new Map<string, Stackerfile[]>()
  for (const file of sorted) {
    for (const prerequisite of new Set(file.prerequisites)) {
      const list = dependents.get(prerequisite)
      if (list === undefined) dependents.set(prerequisite, [file])
      else list.push(file)
    }
  }
  const finished: Stackerfile[] = []
  const seen = new Set<string>()
  for (const root of sorted) {
    if (seen.has(root.path)) continue
    seen.add(root.path)
    const stack = [{ file: root, next: 0 }]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = dependents.get(top.file.path)?.[top.next]
      top.next += 1
      if (child === undefined) {
        finished.push(top.file)
        stack.pop()
      } else if (!seen.has(child.path)) {
        seen.add(child.path)
        stack.push({ file: child, next: 0 })
      }
    }
  }
  return finished.reverse()
}
