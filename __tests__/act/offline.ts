// Workflows without what needs the network: installing stacker, and logging in.
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { parse, stringify } from 'yaml'

import { hostArch } from '../../src/plan/host-arch.ts'

interface Workflow {
  readonly jobs: Record<
    string,
    { steps?: { uses?: string; run?: string }[]; env?: object; strategy?: object; 'runs-on': string }
  >
}

/** The workflow without what needs the network; all jobs are run on this machine. */
export function offline(text: string): string {
  const workflow = parse(text) as Workflow
  for (const job of Object.values(workflow.jobs)) {
    if (job.steps === undefined) continue
    const isLeftOut = ({ uses = '', run = '' }): boolean =>
      /^(?:org\/stack-cache\/setup|docker\/login-action)@/.test(uses) || run.includes('docker login')
    job.steps = job.steps.filter((step) => !isLeftOut(step))
    job.env = { PLAYED_ARCH: job.strategy === undefined ? hostArch() : '${{ matrix.arch }}', ...job.env }
    job['runs-on'] = 'ubuntu-24.04'
  }
  return stringify(workflow, { aliasDuplicateObjects: false })
}

/** The workflow that others call, as it is in a repository of its own. */
export function calledWorkflow(): string {
  return offline(
    readFileSync(path.resolve(import.meta.dirname, '..', '..', '.github', 'workflows', 'build.yml'), 'utf8'),
  )
}
