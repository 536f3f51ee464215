// npm run scenarios [-- DIR] [--only ID,ID] [--release TAG]: replays recorded scenarios through the product and compares its plans
// with what real stacker did.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { judgeReplay, type Finding } from './judge.ts'
import { asRecordedWith, readRecordings } from './recorded.ts'
import { replay } from './replay.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, release: { type: 'string' }, verbose: { type: 'boolean' } },
})
process.umask(0o022)
const recordings = readRecordings(positionals[0] ?? path.join(import.meta.dirname, 'golden'))
const only = values.only?.split(',')
const findings: Finding[] = []
let judged = 0
let agreed = 0
let scenarios = 0
let broken = 0

for (const release of recordings.releases) {
  if (values.release !== undefined && values.release !== release) continue
  for (const recorded of recordings.scenarios) {
    const scenario = asRecordedWith(release, recorded)
    if (only !== undefined && !only.includes(scenario.id)) continue
    const outcome = recordings.outcome(recorded, release)
    const state = recordings.state(scenario, release)
    if (outcome === undefined || state === undefined) continue
    const work = mkdtempSync(path.join(tmpdir(), 'stack-cache-scenario-'))
    try {
      const replayed = await replay(scenario, release, recordings, work)
      const result = judgeReplay(scenario, release, outcome, state, replayed)
      findings.push(...result.findings)
      judged += result.judged
      agreed += result.agreed
      scenarios += 1
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

for (const { kind, scenario, release, mode, layer, told } of findings) {
  console.log(`${kind}: ${scenario} ${release} ${mode}: ${layer}: ${told}`)
}
const count = (kind: Finding['kind']): number => findings.filter((finding) => finding.kind === kind).length
const needless = count('needless miss')
console.log(
  `${String(scenarios)} replays, ${String(judged)} layers judged, ${String(agreed)} agree; wrong hits ${String(count('wrong hit'))}, ` +
    `needless misses ${String(needless)} (${((100 * needless) / Math.max(1, judged)).toFixed(2)} %), other reasons ${String(count('other reason'))}`,
)
const failed = broken + count('wrong hit') + (needless > 0.015 * judged ? needless : 0) + count('other reason')
console.log(`${String(judged - count('wrong hit'))} passed, ${String(failed)} failed`)
process.exitCode = failed === 0 ? 0 : 1
