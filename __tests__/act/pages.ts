// Workflows and descriptions as README and docs show them: what is tested is what a reader copies.
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { isMap, parseDocument, stringify } from 'yaml'

const root = path.resolve(import.meta.dirname, '..', '..')

/** The blocks of YAML of a page that have such a line, in order. */
function blocksWith(page: string, line: RegExp): readonly string[] {
  const text = readFileSync(path.join(root, page), 'utf8')
  return [...text.matchAll(/^```yaml\n([^]*?)^```/gm)]
    .map(([, block = '']) => block)
    .filter((block) => line.test(block))
}

function only<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`there is no ${what}`)
  return found
}

/** The builds file of that number that a page shows. */
export function describedIn(page: string, number: number): string {
  return only(blocksWith(page, /^builds:/m)[number], `builds file ${String(number)} in ${page}`)
}

/** The input by itself that a page shows. */
export function inputIn(page: string): string {
  return only(blocksWith(page, /^store:/m)[0], `input in ${page}`)
}

/** The steps of that number that a page shows by themselves. */
export function stepsIn(page: string, number: number): string {
  return only(blocksWith(page, /^- (?:uses|run|id):/m)[number], `steps ${String(number)} in ${page}`)
}

/**
 * The workflow of that number that a page shows. One thing is added: PLAYED_ARCH, to each job with a matrix, since all rows are run on this
 * machine and the played stacker has to be on that of the row. (`actions/checkout` copies the working tree under act, and the action
 * itself comes from a directory.)
 */
export function workflowIn(page: string, number: number): string {
  const document = parseDocument(only(blocksWith(page, /^jobs:/m)[number], `workflow ${String(number)} in ${page}`))
  const jobs = document.get('jobs')
  if (!isMap(jobs)) throw new Error(`a workflow of ${page} has no jobs`)
  for (const { value: job } of jobs.items) {
    if (isMap(job) && job.has('strategy')) job.setIn(['env', 'PLAYED_ARCH'], '${{ matrix.arch }}')
  }
  if (!document.has('on')) document.set('on', 'push')
  return stringify(document)
}
