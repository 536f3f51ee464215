import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import type { Comparison, Judgement } from './comparison.ts'
import { comparisons } from './comparisons.ts'
import { goVersion, startGoPeer, type GoPeer } from './go-peer.ts'
import { seededRandom, type Random } from './random.ts'

const usage = `conformance [--cases N] [--seed S] [--only GROUP]... [--show N]

Puts the same questions to our code and to the Go libraries that stacker links, and compares the answers.
  --cases N   cases of the cheap kinds, and of the dear ones their part of it, instead of a run below two minutes;
              1000000 takes ten minutes: a million values and scalars, 200,000 stackerfiles, 20,000 trees
  --seed S    another sequence of cases; the default is always the same one
  --show N    differences to shrink and print, of each kind (5); the rest are only counted
  --only G    ${[...new Set(comparisons.map(({ group }) => group))].join(', ')}`

interface Options {
  readonly cases: number | undefined
  readonly seed: number
  readonly only: readonly string[]
  readonly show: number
}

const mostQuestionsToShrink = 600

async function main(): Promise<number> {
  const options = readOptions()
  if (options === undefined) {
    console.error(usage)
    return 2
  }
  const version = goVersion()
  if (version === undefined) {
    console.log('conformance: SKIPPED. There is no `go` command here, so nothing was compared with the Go libraries.')
    return 0
  }
  console.log(`conformance: ${version}, seed ${options.seed}`)
  const peer = startGoPeer()
  let different = 0
  try {
    for (const comparison of comparisons) {
      if (options.only.length > 0 && !options.only.includes(comparison.group)) continue
      different += await compare(peer, comparison, options)
    }
  } finally {
    peer.close()
  }
  console.log(different === 0 ? 'conformance: no difference' : `conformance: ${different} differences`)
  return different === 0 ? 0 : 1
}

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        cases: { type: 'string' },
        seed: { type: 'string' },
        show: { type: 'string' },
        only: { type: 'string', multiple: true },
      },
    })
    const groups = new Set(comparisons.map(({ group }) => group))
    const only = (values.only ?? []).flatMap((text) => text.split(','))
    const seed = Number(values.seed ?? '1')
    const cases = values.cases === undefined ? undefined : Number(values.cases)
    const show = Number(values.show ?? '5')
    const known = only.every((group) => groups.has(group))
    if (!known || !Number.isSafeInteger(seed) || !(cases === undefined || (Number.isSafeInteger(cases) && cases > 0))) {
      return undefined
    }
    return { cases, seed, only, show }
  } catch {
    return undefined
  }
}

/** Answers how many cases differ. While one batch is judged here, the Go side works on the next. */
async function compare<Case>(peer: GoPeer, comparison: Comparison<Case>, options: Options): Promise<number> {
  const started = performance.now()
  const random = seededRandom(options.seed * 1000 + comparisons.indexOf(comparison))
  const total = options.cases === undefined ? comparison.cases : Math.ceil(options.cases * (comparison.share ?? 1))
  const outcomes = new Map<string, number>()
  const found: Case[] = []
  let different = 0
  let asked = 0
  const next = (): { cases: Case[]; answers: Promise<unknown[]> } | undefined => {
    const size = Math.min(comparison.batch, total - asked)
    if (size <= 0) return undefined
    asked += size
    const cases = generate(comparison, random, size)
    return {
      cases,
      answers: peer.ask(
        comparison.kind,
        cases.map((one) => comparison.question(one)),
      ),
    }
  }
  for (let now = next(), coming = next(); now !== undefined; now = coming, coming = next()) {
    const answers = await now.answers
    // Lets the next batch's question leave before this thread is busy.
    await pause(0)
    for (const [index, one] of now.cases.entries()) {
      const judgement = await judged(comparison, one, answers[index])
      outcomes.set(judgement.outcome, (outcomes.get(judgement.outcome) ?? 0) + 1)
      if (judgement.difference === undefined) continue
      different += 1
      if (found.length < options.show) found.push(one)
    }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const counts = [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name} ${count}`)
  console.log(
    `${comparison.kind}: ${total} ${comparison.unit} in ${seconds} s: ${counts.join(', ')}; ${different} different${comparison.remark?.(outcomes) ?? ''}`,
  )
  for (const one of found) await show(peer, comparison, one)
  return different
}

function generate<Case>(comparison: Comparison<Case>, random: Random, size: number): Case[] {
  return Array.from({ length: size }, () => comparison.generate(random))
}

/** A throw of our side is a difference too: nothing that Go answers may break us. */
async function judged<Case>(comparison: Comparison<Case>, one: Case, theirs: unknown): Promise<Judgement> {
  try {
    return await comparison.judge(one, theirs)
  } catch (error) {
    const ours = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { outcome: 'threw', difference: { ours, theirs } }
  }
}

/** Follows smaller cases as long as they differ, and prints the last one as a vector. */
async function show<Case>(peer: GoPeer, comparison: Comparison<Case>, first: Case): Promise<void> {
  let questions = 0
  const attempt = async (one: Case): Promise<{ theirs: unknown; judgement: Judgement }> => {
    questions += 1
    const [theirs] = await peer.ask(comparison.kind, [comparison.question(one)])
    return { theirs, judgement: await judged(comparison, one, theirs) }
  }
  let smallest = first
  let result = await attempt(first)
  search: while (questions < mostQuestionsToShrink) {
    for (const candidate of comparison.smaller(smallest)) {
      const tried = await attempt(candidate)
      if (tried.judgement.difference !== undefined) {
        smallest = candidate
        result = tried
        continue search
      }
      if (questions >= mostQuestionsToShrink) break
    }
    break
  }
  console.log(`  differs: ${JSON.stringify(comparison.vector(smallest, result.theirs))}`)
  console.log(`    ours:   ${JSON.stringify(result.judgement.difference?.ours)}`)
  console.log(`    theirs: ${JSON.stringify(result.judgement.difference?.theirs)}`)
}

process.exitCode = await main()
