// npm run bench [-- NAME ...] [--rounds N] [--strict] [--keep] [--table]: measures speed and memory, each as a ratio to something else in the same run.
// With --strict a missed aim is an error; without, it is only told, since a busy machine misses aims. --keep writes what was measured into
// bench/results.json, with which the next run compares; --table measures nothing, and prints that as a table.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { keepResults, lastResults, nameOf, resultOf, tableOf, type Result } from './results.ts'
import { spreadOf, type Bench } from './rounds.ts'

const known = readdirSync(import.meta.dirname)
  .filter((file) => /^[a-z]+\.bench\.ts$/.test(file))
  .map((file) => file.replace(/\.bench\.ts$/, ''))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    strict: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const unknown = positionals.filter((name) => !known.includes(name))
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`usage: npm run bench [-- ${known.join(' | ')} ...] [--rounds N] [--strict] [--keep] [--table]`)
  process.exit(2)
}
if (values.table) {
  console.log(tableOf(lastResults()))
  process.exit()
}

let missed = 0
let running = ''
const before = new Map(lastResults().map((result) => [nameOf(result), result]))
const results: Result[] = []
const bench: Bench = {
  rounds,
  print: (line) => {
    console.log(line)
  },
  aim(what, measured, most) {
    const { min, median, max } = spreadOf(measured)
    const met = median <= most
    if (!met) missed += 1
    const figures = `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`
    const result = resultOf(running, what, measured, most)
    results.push(result)
    const last = before.get(nameOf(result))
    const compared = last === undefined ? '' : `; ${String(last.median)} on ${last.date}`
    console.log(`  ${met ? 'met   ' : 'MISSED'}  ${what}: ${figures}, at most ${String(most)}${compared}`)
  },
}

for (const name of positionals.length > 0 ? positionals : known) {
  console.log(`${name}:`)
  running = name
  const { run } = (await import(path.join(import.meta.dirname, `${name}.bench.ts`))) as {
    run: (bench: Bench) => Promise<void>
  }
  await run(bench)
}
if (values.keep) keepResults(results)
process.exitCode = values.strict && missed > 0 ? 1 : 0
