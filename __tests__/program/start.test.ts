// What a plan that asks nobody loads: a good part of the time that a small one takes.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, inject, test } from 'vitest'

import { pretendBuild, writeSources } from '../stacker/pretended-build.ts'
import { openJob, runNode, type Job } from './job.ts'

const program = path.join(inject('bundle'), 'index.js')

/** Parts of Node that a plan of files has no use for; `net` is there where standard output is a pipe, as here. */
const idle: readonly string[] = ['child_process', 'dgram', 'http', 'https', 'readline', 'tls', 'worker_threads', 'zlib']

/** The parts of Node that a command has loaded when it ends. */
async function loadedBy(desk: Job, ...command: readonly string[]): Promise<readonly string[]> {
  const [teller, told] = [path.join(desk.temporary, 'teller.mjs'), path.join(desk.temporary, 'told')]
  const tell = `writeFileSync(${JSON.stringify(told)}, process.moduleLoadList.join('\\n'))`
  writeFileSync(teller, `import { writeFileSync } from 'node:fs'\nprocess.on('exit', () => ${tell})\n`)
  const ran = await runNode(process.execPath, ['--import', pathToFileURL(teller).href, program, ...command], {
    cwd: desk.workspace,
    // Where no stacker is.
    environment: { PATH: desk.temporary, HOME: desk.environment['HOME'] ?? '' },
  })
  expect(ran, ran.err).toMatchObject({ code: 0 })
  const modules = readFileSync(told, 'utf8').split('\n')
  return modules.flatMap((name) => (name.startsWith('NativeModule ') ? [name.slice('NativeModule '.length)] : []))
}

test('a plan of a directory, or of build.cache, loads neither network nor threads nor what starts programs', async () => {
  const desk = openJob()
  await writeSources(desk.workspace, 3)
  await pretendBuild(desk.workspace, 100, 'random')
  await loadedBy(desk, 'save', '--stacker-version', 'v1.2.0', '--stacker-user', 'root')
  for (const where of [[], ['--from', 'local']]) {
    const loaded = await loadedBy(desk, 'plan', ...where)
    expect(loaded).toContain('crypto')
    expect(loaded.filter((name) => idle.includes(name))).toEqual([])
  }
  writeFileSync(
    path.join(desk.workspace, 'image.yaml'),
    'one:\n  from:\n    type: docker\n    url: docker://127.0.0.1:1/none\n    insecure: true\n',
  )
  expect(await loadedBy(desk, 'plan', '-f', 'image.yaml')).toEqual(expect.arrayContaining(['http', 'tls']))
})
