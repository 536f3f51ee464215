// Prints the tests that failed, from vitest's JSON report, each with how its failure begins: what a log that was cut still has at its end.
import { readFileSync } from 'node:fs'

const shownLines = 30
const shownColumns = 300

const begins = (texts) =>
  texts
    .join('\n')
    .split('\n')
    .slice(0, shownLines)
    .map((line) => `    ${line.slice(0, shownColumns)}`)
    .join('\n')

const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

for (const { name, status, message, assertionResults } of testResults) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) console.log(`  ${name}\n${begins([message])}`)
  for (const test of failed) console.log(`  ${name}: ${test.fullName}\n${begins(test.failureMessages)}`)
}
