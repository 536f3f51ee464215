/** Runs work when its turn comes: at most `entries` at once, which weigh at most `bytes` together. First come, first served. */
export type InFlight = <T>(weight: number, work: () => Promise<T>) => Promise<T>

/** What weighs more than `bytes` runs alone. */
export function limitInFlight(entries: number, bytes: number): InFlight {
  const waiting: { readonly weight: number; readonly start: () => void }[] = []
  let running = 0
  let weighing = 0

  function admit(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (running >= entries || (running > 0 && weighing + next.weight > bytes)) return
      waiting.shift()
      running += 1
      weighing += next.weight
      next.start()
    }
  }

  return async (weight, work) => {
    const counted = Math.min(weight, bytes)
    await new Promise<void>((start) => {
      waiting.push({ weight: counted, start })
      admit()
    })
    try {
      return await work()
    } finally {
      running -= 1
      weighing -= counted
      admit()
    }
  }
}

/** Work of one name runs one after another; that of different names does not wait for each other. */
export function oneAtATime(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}
