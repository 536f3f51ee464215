import { fileURLToPath } from 'node:url'
import { runVectors } from './harness.ts'

const directory = process.argv[2] ?? fileURLToPath(new URL('./golden', import.meta.url))
let passed = 0
let failed = 0
for (const outcome of await runVectors(directory)) {
  passed += outcome.passed
  failed += outcome.failed
  const counts = [`${String(outcome.passed)} passed`, `${String(outcome.failed)} failed`]
  if (outcome.skipped.length > 0) counts.push(`${String(outcome.skipped.length)} skipped`)
  console.log(`${outcome.file}: ${counts.join(', ')}`)
  for (const skipped of outcome.skipped) console.log(`  skipped ${skipped}`)
  for (const difference of outcome.differences) console.log(`  ${difference}`)
}
if (passed + failed === 0) {
  console.log(`${directory} holds no vectors`)
  failed = 1
}
process.exitCode = failed === 0 ? 0 : 1
console.log(`${String(passed)} passed, ${String(failed)} failed`)
