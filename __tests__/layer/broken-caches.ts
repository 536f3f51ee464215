// Opens every truncation of a recorded build.cache of each release, and 10,000 random mutations of recorded ones. Prints how many there
// were and what memory they took beyond the recordings; ends with an error where one neither opens nor is called broken.
import { encodeBuildCache, openBuildCache } from '../../src/layer/build-cache.ts'
import { entryHash } from '../../src/layer/entry-hash.ts'
import { recordedCaches, type RecordedCache } from './recorded-caches.ts'

// Small enough for so many rounds, and with all there is in an entry: the texts of trees make the others large.
const some = recordedCaches().filter(({ bytes }) => bytes.length < 20_000)
const releases = new Set(some.map(({ release }) => release))

/** A verdict, and where the text still opens, one that can be written and opened again. */
function verdictOn(bytes: Buffer, { release }: RecordedCache): 'opened' | 'broken' {
  const opened = openBuildCache(bytes, release)
  if (opened.kind === 'broken' || opened.kind === 'discarded') return 'broken'
  if (opened.kind !== 'opened') throw new Error(`bytes are ${opened.kind}`)
  for (const entry of opened.entries.values()) entryHash(entry, release)
  const again = openBuildCache(encodeBuildCache(opened.entries, release), release)
  if (again.kind !== 'opened') throw new Error(`what was opened cannot be opened again: ${JSON.stringify(again)}`)
  return 'opened'
}

function largestOf(tag: string): RecordedCache {
  const [largest] = some.filter(({ release }) => release.tag === tag).sort((a, b) => b.bytes.length - a.bytes.length)
  if (largest === undefined) throw new Error(`nothing was recorded of ${tag}`)
  return largest
}

function truncateAll(cache: RecordedCache): number {
  for (let length = 0; length < cache.bytes.length; length++) {
    if (verdictOn(cache.bytes.subarray(0, length), cache) !== 'broken')
      throw new Error(`${cache.id} opens when it ends at ${String(length)}`)
  }
  return cache.bytes.length
}

let seed = 1
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

const snippets = [
  '__proto__',
  '"',
  '\\',
  '\\u',
  'null',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-',
  '1e9',
  '\xff',
  '\0',
  '"constructor":',
  '"Layer":{},',
  '9'.repeat(400),
]

function mutate(original: Buffer): Buffer {
  let bytes: Buffer = Buffer.from(original)
  for (let count = random(4); count >= 0; count--) {
    const at = random(bytes.length)
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
    const way = random(4)
    if (way === 0) bytes[at] = random(256)
    else if (way === 1) bytes = Buffer.concat([before, after.subarray(random(30))])
    else if (way === 2)
      bytes = Buffer.concat([before, Buffer.from(snippets[random(snippets.length)] ?? '', 'latin1'), after])
    else bytes = Buffer.concat([before, bytes.subarray(random(bytes.length)).subarray(0, 200), after])
  }
  return bytes
}

const peak = (): number => process.resourceUsage().maxRSS * 1024
const before = peak()
const truncated = [...releases].reduce((sum, { tag }) => sum + truncateAll(largestOf(tag)), 0)
const verdicts = { opened: 0, broken: 0 }
for (let round = 0; round < 10_000; round++) {
  const cache = some[random(some.length)]
  if (cache !== undefined) verdicts[verdictOn(mutate(cache.bytes), cache)] += 1
}
console.log(JSON.stringify({ truncated, ...verdicts, bytes: peak() - before }))
