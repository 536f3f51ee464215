// Workflows as pages show them, made to run on this machine.
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { isMap, parse, parseDocument, stringify } from 'yaml'

import { hostArch } from '../../src/plan/host-arch.ts'

/**
 * The workflow that a page shows. One thing is added: PLAYED_ARCH, to each job with a matrix, since all rows are run on this
 * machine and the played stacker has to be on that of the row. (`actions/checkout` copies the working tree under act, and the action
 * itself comes from a directory.)
 */
export function workflowOf(text: string): string {
  const document = parseDocument(text)
  const jobs = document.get('jobs')
  if (!isMap(jobs)) throw new Error('the workflow has no jobs')
  for (const { value: job } of jobs.items) {
    if (isMap(job) && job.has('strategy')) job.setIn(['env', 'PLAYED_ARCH'], '${{ matrix.arch }}')
  }
  if (!document.has('on')) document.set('on', 'push')
  return stringify(document)
}

interface Workflow {
  readonly jobs: Record<
    string,
    { steps?: { uses?: string; run?: string }[]; env?: object; strategy?: object; 'runs-on': string }
  >
}

/** The workflow without what needs the network (installing stacker, logging in by docker); all jobs are run on this machine. */
export function offline(text: string): string {
  const workflow = parse(text) as Workflow
  for (const job of Object.values(workflow.jobs)) {
    if (job.steps === undefined) continue
    const isLeftOut = ({ uses = '', run = '' }): boolean =>
      uses.startsWith('org/stack-cache/setup@') || run.includes('docker login')
    job.steps = job.steps.filter((step) => !isLeftOut(step))
    job.env = { PLAYED_ARCH: job.strategy === undefined ? hostArch() : '${{ matrix.arch }}', ...job.env }
    job['runs-on'] = 'ubuntu-24.04'
  }
  return stringify(workflow, { aliasDuplicateObjects: false })
}

/** The text with other places in it. */
export function replaced(text: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((before, [place, other]) => {
    if (!before.includes(place)) throw new Error(`there is no ${place} in ${before}`)
    return before.replaceAll(place, other)
  }, text)
}

/** The workflow that others call, as it is in a repository of its own. */
export function calledWorkflow(): string {
  const file = path.resolve(import.meta.dirname, '..', '..', '.github', 'workflows', 'build.yml')
  return offline(readFileSync(file, 'utf8'))
}

/** A workflow of one job, the steps that a page shows among others. */
export function workflowOfSteps(steps: readonly unknown[]): string {
  const checkout = { uses: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8' }
  return offline(stringify({ on: 'push', jobs: { images: { steps: [checkout, ...steps] } } }))
}
