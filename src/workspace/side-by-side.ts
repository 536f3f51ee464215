/** Node has four threads for what is asked of disks. */
const most = 8

/**
 * Small work on files, some of it at a time: each waits longer for its thread than for a near disk, and disks behind a network answer side by
 * side. Answers in the order of the items. After the first error, which is thrown, nothing is begun, and what was begun is waited for.
 */
export async function sideBySide<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const errors: unknown[] = []
  const waiting = [...items].entries()
  const next = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (errors.length > 0) return
      try {
        results[index] = await work(item)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: most }, next))
  if (errors.length > 0) throw errors[0]
  return results
}
