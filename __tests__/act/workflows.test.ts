// The workflows that README and docs/matrix.md show, run by act with the bundle, a cache service on loopback, and a stacker that is played.
import { describe, expect, test } from 'vitest'

import { startCacheService } from '../platform/cache-service.ts'
import { writeFiles } from '../projects/product.ts'
import type { Matrix } from '../../src/report/matrix.ts'
import { hasAct, pushTo, type Machine, type RanJob, type RanWorkflow } from './act.ts'
import { open, serving } from './place.ts'
import { projects, staged, standing, type Row } from './projects.ts'

if (!hasAct) console.warn('SKIPPED: running the workflows of README and docs/matrix.md needs act')

/** act does not wait for the words of a step that fails (host_environment.go, exec), and may lose them: then it is run again. */
async function pushUntilTold(repository: string, machine: Machine): Promise<RanWorkflow> {
  for (let left = 10; ; left--) {
    const ran = await pushTo(repository, machine)
    if (left === 1 || ran.jobs.some(({ annotations }) => annotations.some(({ kind }) => kind === 'error'))) return ran
  }
}

/** What the plan answered: whether there is anything to do, and the rows of a matrix; in what order is not promised. */
function planned(ran: RanWorkflow): {
  readonly result: string
  readonly any: string
  readonly rows: readonly string[]
} {
  const job = ran.jobs.find(({ id }) => id === 'plan')
  const { any = '', matrix = '{"include":[]}' } = job?.outputs['plan'] ?? {}
  return { result: job?.result ?? '', any, rows: namesOf((JSON.parse(matrix) as Matrix).include) }
}

function namesOf(rows: readonly Row[]): readonly string[] {
  return rows.map(({ build, stackerfiles }) => JSON.stringify([build, stackerfiles])).sort()
}

/** The rows of jobs that ran and succeeded. */
function built(jobs: readonly RanJob[]): readonly string[] {
  const good = jobs.filter(({ result }) => result === 'success')
  return namesOf(good.map(({ row }) => ({ build: String(row['build']), stackerfiles: String(row['stackerfiles']) })))
}

/** What stacker did, in all jobs. */
function stackerLines(jobs: readonly RanJob[]): readonly string[] {
  return jobs.flatMap(({ log }) => log.match(/^.*: (?:built|cached)$/gm) ?? []).sort()
}

/** Jobs by name of the workflow: those of the matrix, and those that are neither these nor the plan. */
function others(ran: RanWorkflow): { readonly legs: readonly RanJob[]; readonly rest: readonly string[] } {
  const rest = ran.jobs.filter(({ id }) => id !== 'plan' && id !== 'build')
  return { legs: ran.jobs.filter(({ id }) => id === 'build'), rest: rest.map(({ id, result }) => `${id} ${result}`) }
}

const nothing = namesOf([{ build: '', stackerfiles: '' }])

describe.skipIf(!hasAct).each(projects)('$title', (project) => {
  const { files, rows, layers, edit, mistake, required } = project
  const rest = (result: string): readonly string[] => required.map((id) => `${id} ${result}`)

  test('builds everything first, nothing the second time, and after an edit exactly what it concerns', async () => {
    const { repository, machine } = open(files)
    const { environment } = await serving()

    const first = await pushTo(repository, { ...machine, environment })
    expect(planned(first), first.whole).toEqual({ result: 'success', any: 'true', rows: namesOf(rows) })
    expect(built(others(first).legs), first.whole).toEqual(namesOf(rows))
    expect(others(first).rest).toEqual(rest('success'))
    expect(first.code).toBe(0)
    expect(stackerLines(first.jobs).filter((line) => line.endsWith(': built'))).toHaveLength(layers)

    const second = await pushTo(repository, { ...machine, environment })
    expect(planned(second), second.whole).toEqual({ result: 'success', any: 'false', rows: nothing })
    expect(others(second)).toEqual({ legs: [], rest: rest('success') })
    expect(second.code).toBe(0)

    writeFiles(repository, edit.files)
    const third = await pushTo(repository, { ...machine, environment })
    expect(planned(third), third.whole).toEqual({ result: 'success', any: 'true', rows: namesOf(edit.rows) })
    expect(built(others(third).legs), third.whole).toEqual(namesOf(edit.rows))
    expect(stackerLines(third.jobs)).toEqual([...edit.log].sort())
    expect(others(third).rest).toEqual(rest('success'))
    expect(third.code).toBe(0)
  })

  test('fails in the plan where there is a mistake, with its place, and no leg is run', async () => {
    const { repository, machine } = open({ ...files, ...mistake.files })
    const { environment } = await serving()
    const ran = await pushUntilTold(repository, { ...machine, environment })
    const [plan] = ran.jobs
    expect(plan, ran.whole).toMatchObject({ id: 'plan', result: 'failure' })
    expect(plan?.annotations, ran.whole).toEqual([{ kind: 'error', message: mistake.message, at: mistake.at }])
    expect(others(ran)).toEqual({ legs: [], rest: rest('failure') })
    expect(ran.code).toBe(1)
  })

  test('builds everything, and is green, where the cache is down', async () => {
    const { repository, machine } = open(files)
    const service = await startCacheService()
    const { environment } = service
    await service.stop()
    const ran = await pushTo(repository, { ...machine, environment })
    expect(planned(ran), ran.whole).toEqual({ result: 'success', any: 'true', rows: namesOf(rows) })
    expect(built(others(ran).legs), ran.whole).toEqual(namesOf(rows))
    expect(stackerLines(ran.jobs).filter((line) => line.endsWith(': built'))).toHaveLength(layers)
    expect(others(ran).rest).toEqual(rest('success'))
    expect(ran.code).toBe(0)
    for (const { id, annotations } of ran.jobs.filter(({ id }) => id === 'plan' || id === 'build')) {
      const warnings = annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message)
      expect(warnings, id).toContainEqual(expect.stringMatching(/^github cache: the cache could not be reached: /))
    }
  })
})

test.skipIf(!hasAct)(
  'the workflow with stages builds what is shared first, and behind it what stands on that',
  async () => {
    const { repository, machine } = open(staged.files)
    const { environment } = await serving()
    const push = async (): Promise<{ jobs: readonly string[]; lines: readonly string[] }> => {
      const ran = await pushTo(repository, { ...machine, environment })
      expect(ran.code, ran.whole).toBe(0)
      const jobs = ran.jobs.map(({ id, row, result }) => `${id} ${JSON.stringify(row['stackerfiles'])} ${result}`)
      return { jobs: jobs.sort(), lines: stackerLines(ran.jobs) }
    }
    const plan = 'plan undefined success'
    expect(await push()).toEqual({
      jobs: [
        'images "images/app/stacker.yaml" success',
        'images "images/web/stacker.yaml" success',
        plan,
        'shared "common/stacker.yaml" success',
        'shared "images/tool/stacker.yaml" success',
      ],
      lines: [
        'common/stacker.yaml: common: built',
        'common/stacker.yaml: common: cached',
        'common/stacker.yaml: common: cached',
        'images/app/stacker.yaml: app: built',
        'images/tool/stacker.yaml: tool: built',
        'images/web/stacker.yaml: web: built',
      ],
    })
    expect(await push()).toEqual({ jobs: [plan], lines: [] })
    writeFiles(repository, staged.edit.files)
    expect(await push()).toEqual({
      jobs: [plan, 'shared "images/web/stacker.yaml" success'],
      lines: [...staged.edit.log].sort(),
    })
  },
)

test.skipIf(!hasAct)(
  'a build that stands on an image of an earlier one has it in its leg, built there or restored',
  async () => {
    const { repository, machine } = open(standing.files)
    const { environment } = await serving()
    const push = async (): Promise<{ rows: readonly string[]; lines: readonly string[] }> => {
      const ran = await pushTo(repository, { ...machine, environment })
      expect(ran.code, ran.whole).toBe(0)
      return { rows: built(others(ran).legs), lines: stackerLines(ran.jobs) }
    }
    const both = { build: 'kit\nmedia', stackerfiles: 'layers/kernel/stacker.yaml\nmedia/stacker.yaml' }
    const kernel = 'layers/kernel/stacker.yaml: kernel'
    const media = 'media/stacker.yaml: media'
    expect(await push()).toEqual({
      rows: namesOf([both, { build: 'kit', stackerfiles: 'layers/firmware/stacker.yaml' }]),
      lines: ['layers/firmware/stacker.yaml: firmware: built', `${kernel}: built`, `${media}: built`],
    })
    // The image is known when stacker gets there, so until then the verdict is `unknown`: restored, and stacker decides.
    expect(await push()).toEqual({ rows: namesOf([both]), lines: [`${kernel}: cached`, `${media}: cached`] })
    writeFiles(repository, standing.edit.files)
    expect(await push()).toEqual({ rows: namesOf([both]), lines: [`${kernel}: cached`, `${media}: built`] })
  },
)
