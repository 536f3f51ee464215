import type { Problem } from '../errors.ts'

/**
 * Works through the items, so many at a time. After the first problem none is begun any more; answers the problems in the order of the items: what
 * is wrong with one is often wrong with those beside it.
 */
export async function atOnce<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<Problem | undefined>,
): Promise<readonly Problem[]> {
  const queue = [...items.entries()]
  const problems = new Map<number, Problem>()
  const next = async (): Promise<void> => {
    for (let entry = queue.shift(); entry !== undefined && problems.size === 0; entry = queue.shift()) {
      const [index, item] = entry
      const problem = await work(item)
      if (problem !== undefined) problems.set(index, problem)
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, queue.length) }, next))
  return [...problems].sort(([one], [other]) => one - other).map(([, problem]) => problem)
}
