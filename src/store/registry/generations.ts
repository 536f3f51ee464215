import type { NoAnswer } from '../../registry/no-answer.ts'
import type { Repository } from '../../registry/repository.ts'
import { generationTag, markTag, parseLaterTag } from './registry-tags.ts'

/** Which later documents there are of a tag. Asked once for all tags of a run; what this process writes is known besides. */
export interface Generations {
  /** Generations from 1 on, the newest first. */
  of(tag: string): Promise<readonly number[]>
  wrote(tag: string, generation: number): void
  /** Whether the mark of later generations is known to stand. */
  isMarked(): Promise<boolean>
  marked(): void
}

/** Beyond it each tag is asked for alone. */
const mostListed = 10_000
/** How many generations in a row are looked for of a tag that was not listed. */
const mostProbed = 64

/** Asks the registry, unless it is done without. */
type Asking = <T extends { readonly kind: string }>(ask: () => Promise<T | NoAnswer>) => Promise<T | NoAnswer>

export function openGenerations(repository: Repository, keyPrefix: string, asking: Asking): Generations {
  const own = new Map<string, number[]>()
  let mark: Promise<boolean> | undefined
  let listing: Promise<Listing> | undefined
  const probed = new Map<string, Promise<readonly number[]>>()

  const askMark = async (): Promise<boolean> => {
    const { kind } = await asking(() => repository.headManifest(markTag(keyPrefix)))
    // Of what nobody answers it is not known that there is none.
    return kind !== 'missing'
  }
  const isMarked = (): Promise<boolean> => (mark ??= askMark())

  const listed = async (tag: string): Promise<readonly number[]> => {
    const { later, isWhole } = await (listing ??= listLater(repository, keyPrefix, asking))
    const found = later.get(tag)
    if (found !== undefined || isWhole) return found ?? []
    const asked = probed.get(tag) ?? probe(repository, tag, asking)
    probed.set(tag, asked)
    return await asked
  }

  return {
    isMarked,
    marked() {
      mark = Promise.resolve(true)
    },
    async of(tag) {
      const stored = (await isMarked()) ? await listed(tag) : []
      return [...new Set([...stored, ...(own.get(tag) ?? [])])].sort((a, b) => b - a)
    },
    wrote(tag, generation) {
      own.set(tag, [...(own.get(tag) ?? []), generation])
    },
  }
}

interface Listing {
  readonly later: ReadonlyMap<string, readonly number[]>
  readonly isWhole: boolean
}

async function listLater(repository: Repository, keyPrefix: string, asking: Asking): Promise<Listing> {
  const answer = await asking(() => repository.listTags(mostListed, markTag(keyPrefix)))
  if (!('tags' in answer)) return { later: new Map(), isWhole: false }
  const later = new Map<string, number[]>()
  for (const { tag, generation } of answer.tags.flatMap((name) => parseLaterTag(name) ?? [])) {
    later.set(tag, [...(later.get(tag) ?? []), generation])
  }
  return { later, isWhole: answer.isWhole }
}

async function probe(repository: Repository, tag: string, asking: Asking): Promise<readonly number[]> {
  const found: number[] = []
  for (let generation = 1; generation <= mostProbed; generation += 1) {
    const { kind } = await asking(() => repository.headManifest(generationTag(tag, generation)))
    if (kind !== 'digest') break
    found.push(generation)
  }
  return found
}
