// npm run scenarios [-- DIR ...] [--only ID,ID] [--release TAG]: replays recorded scenarios through the product and compares its plans
// with what real stacker did; restores them, and checks what then lies there. --restore none|spread|all: how many are restored.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { judgeReplay, type Finding } from './judge.ts'
import { asRecordedWith, readRecordings, type Recordings, type Scenario } from '../stacker/recorded.ts'
import { replay, type RestoreTrials } from './replay.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    release: { type: 'string' },
    restore: { type: 'string', default: 'spread' },
    verbose: { type: 'boolean' },
  },
})
const howMany = values.restore
if (howMany !== 'none' && howMany !== 'spread' && howMany !== 'all')
  throw new Error(`--restore ${howMany} is not known`)
process.umask(0o022)
const directories =
  positionals.length > 0 ? positionals : ['golden', 'golden-real'].map((name) => path.join(import.meta.dirname, name))
const only = values.only?.split(',')
const findings: Finding[] = []
let judged = 0
let cached = 0
let agreed = 0
let scenarios = 0
let broken = 0
let amiss = 0
const restored = { elsewhere: 0, unchanged: 0, 'in place': 0, entries: 0, 'choices of layers': 0, edits: 0 }
/** First builds that came back already: many scenarios share one. */
const seen = new Set<string>()

/** Everything is tried on the newest release; on the others the costly part on every fifth, a different one each. */
function trialsOf(recordings: Recordings, at: number, scenario: Scenario, release: string): RestoreTrials {
  const newest = recordings.releases[0]
  const among = howMany === 'all' || release === newest || (at + recordings.releases.indexOf(release)) % 5 === 0
  const { files, command, env, http, registry } = scenario
  const build = JSON.stringify([release, files, command, env, http, registry])
  const isNew = !seen.has(build)
  seen.add(build)
  const tries = howMany !== 'none'
  return {
    elsewhere: tries,
    edits: tries && among,
    unchanged: tries && isNew && (among || howMany === 'all'),
    inPlace: tries && among,
  }
}

for (const directory of directories) {
  const recordings = readRecordings(directory)
  // Each set is recorded for itself, with contents of its own.
  seen.clear()
  for (const release of recordings.releases) {
    if (values.release !== undefined && values.release !== release) continue
    for (const [at, recorded] of recordings.scenarios.entries()) {
      const scenario = asRecordedWith(release, recorded)
      if (only !== undefined && !only.includes(scenario.id)) continue
      const outcome = recordings.outcome(recorded, release)
      const state = recordings.state(scenario, release)
      if (outcome === undefined || state === undefined) continue
      const work = mkdtempSync(path.join(tmpdir(), 'stack-cache-scenario-'))
      try {
        const replayed = await replay(scenario, release, recordings, work, trialsOf(recordings, at, scenario, release))
        const result = judgeReplay(scenario, release, outcome, state, replayed)
        findings.push(...result.findings)
        judged += result.judged
        cached += result.cached
        agreed += result.agreed
        scenarios += 1
        for (const { where, problems, laid, subsets, edits } of replayed.restores) {
          restored[where] += 1
          restored.entries += laid
          restored['choices of layers'] += subsets
          restored.edits += edits
          amiss += problems.length
          for (const problem of problems) console.log(`restore ${where}: ${scenario.id} ${release}: ${problem}`)
        }
        if (values.verbose === true) console.log(scenario.id, release, JSON.stringify(replayed, undefined, 1))
      } catch (error) {
        broken += 1
        console.log(
          `${scenario.id} ${release}: could not be replayed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
        )
      } finally {
        rmSync(work, { recursive: true, force: true })
      }
    }
  }
}

for (const { kind, scenario, release, mode, layer, told, explained } of findings) {
  const unexplained = kind === 'needless miss' && explained === undefined ? 'unexplained ' : ''
  console.log(`${unexplained}${kind}: ${scenario} ${release} ${mode}: ${layer}: ${told}`)
  if (explained !== undefined && kind === 'needless miss') console.log(`  ${explained.where}: ${explained.says}`)
}
const count = (kind: Finding['kind']): number => findings.filter((finding) => finding.kind === kind).length
const needless = count('needless miss')
const unexplained = findings.filter(({ kind, explained }) => kind === 'needless miss' && explained === undefined).length
console.log(
  `${String(scenarios)} replays, ${String(judged)} layers judged, ${String(agreed)} agree; wrong hits ${String(count('wrong hit'))}, ` +
    `needless misses ${String(needless)} (${((100 * needless) / Math.max(1, cached)).toFixed(2)} % of ${String(cached)} that a laptop has cached, ${String(unexplained)} unexplained), ` +
    `left to stacker, which kept them, ${String(count('left to stacker'))}, other reasons ${String(count('other reason'))}`,
)
console.log(
  `restores: ${Object.entries(restored)
    .map(([what, number]) => `${String(number)} ${what}`)
    .join(', ')}; ${String(amiss)} amiss` +
    (howMany === 'all' ? '' : ' (in place, unchanged and edits: all of the newest release, every fifth of the others)'),
)
const failed =
  amiss + broken + count('wrong hit') + (needless > 0.005 * cached ? needless : unexplained) + count('other reason')
console.log(`${String(judged - count('wrong hit'))} passed, ${String(failed)} failed`)
process.exitCode = failed === 0 ? 0 : 1
