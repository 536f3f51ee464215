import { buildsHeadline, hasWork, type DoneBuild } from './builds-table.ts'
import { markdownCode } from './escape.ts'
import { counted } from './figures.ts'
import { historyLine, type History } from './history.ts'
import { summarisePlan } from './summary.ts'

/** GitHub silently drops a step's summary above 1 MiB (docs/stacker/platform.md#3.3). */
const mostBytes = 768 * 1024

/**
 * The job summary of a plan of one build, or of several: those with something to build first, each with its table, as long as there is
 * room. `isLeg`: of a job that builds, where the plan has been told by another one.
 */
export function summariseBuilds(
  builds: readonly DoneBuild[],
  { isLeg, history }: { readonly isLeg: boolean; readonly history?: History | undefined },
): string {
  return [summaryOf(builds, isLeg), ...historyLine(history).map((line) => `${line}\n`)].join('\n')
}

function summaryOf(builds: readonly DoneBuild[], isLeg: boolean): string {
  const [only, ...others] = builds
  if (only !== undefined && others.length === 0) {
    const title = `### stack-cache${only.name === '' ? '' : `, ${markdownCode(only.name)}`}`
    return summarisePlan(only.plan, only.transfer, { ...only, title, isFolded: isLeg && only.name !== '' })
  }
  const told = builds.filter((build) => hasWork(build) || build.transfer !== undefined)
  const idle = builds.filter((build) => !told.includes(build))
  const parts = [`### stack-cache: ${buildsHeadline(builds)}\n`]
  let left = mostBytes
  for (const [index, build] of told.entries()) {
    const title = `#### ${markdownCode(build.name)}`
    const text = summarisePlan(build.plan, build.transfer, { ...build, title, isFolded: isLeg })
    left -= Buffer.byteLength(text)
    if (left < 0) {
      parts.push(`${counted(told.length - index, 'more build')} with something to build: see the plan document.\n`)
      break
    }
    parts.push(text)
  }
  if (idle.length > 0) {
    const names = idle.slice(0, mostNames).map(({ name }) => markdownCode(name))
    const more = idle.length > mostNames ? ` and ${idle.length - mostNames} more` : ''
    parts.push(`Nothing to build in ${counted(idle.length, 'build')}: ${names.join(', ')}${more}.\n`)
  }
  return parts.join('\n')
}

const mostNames = 200
