// The commands that README, CONTRIBUTING and docs show, run by a shell as they stand on the page; only names and places are replaced.
import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'

import { expect, inject, test } from 'vitest'
import { parse } from 'yaml'

import { readBuilds } from '../../src/builds/builds.ts'
import { digestOf } from '../../src/formats/digest.ts'
import { shown } from '../docs/shown.ts'
import { replaced } from '../act/pages.ts'
import { serve } from '../registry/loopback.ts'
import { writableRegistry } from '../registry/writable-registry.ts'
import { putStacker, runsIn } from '../stacker/stacker-program.ts'
import { openJob, runNode, runStep, type Job, type Ran } from './job.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const program = path.join(inject('bundle'), 'index.js')

interface Desk {
  readonly directory: string
  readonly stackerRuns: string
  /** Runs lines of a page by sh, the bundle for the program that they name; stops at the first that fails. */
  readonly sh: (lines: string) => Promise<Ran>
}

/** A person's machine with a project, a played stacker and both names of the program on PATH; no variable of a runner is set. */
function openDesk(): Desk {
  const opened = openJob('project')
  const place = opened.temporary
  const bin = putStacker(place)
  fs.writeFileSync(path.join(bin, 'stack-cache'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, {
    mode: 0o755,
  })
  fs.mkdirSync(path.join(opened.workspace, 'dist'))
  fs.writeFileSync(path.join(opened.workspace, 'dist', 'index.js'), `import ${JSON.stringify(program)}\n`)
  fs.writeFileSync(path.join(opened.workspace, 'package.json'), '{"type":"module"}')
  fs.writeFileSync(
    path.join(opened.workspace, 'stacker.yaml'),
    'base-os:\n  from: {type: scratch}\n  run: [make base]\napp:\n  from: {type: built, tag: base-os}\n  run: [make app]\n',
  )
  const stackerRuns = path.join(place, 'runs')
  const { PATH = '', HOME = '' } = opened.environment
  const environment = {
    HOME,
    PATH: `${bin}:${path.dirname(process.execPath)}:${PATH}`,
    PLAYED: JSON.stringify({ log: stackerRuns }),
  }
  const desk: Job = { ...opened, environment }
  return {
    directory: desk.workspace,
    stackerRuns,
    sh: (lines) => runNode('sh', ['-ec', lines], { cwd: desk.workspace, environment }),
  }
}

/** The lines of a block that are commands, without what is said beside them. */
function linesOf(block: string): readonly string[] {
  const lines = block.split('\n').map((line) => line.replace(/\s+#.*$/, ''))
  return lines.filter((line) => line !== '' && !line.trimStart().startsWith('#'))
}

test('the lines at a terminal do what is said beside them', async () => {
  const { sh, stackerRuns } = openDesk()
  const [plan = '', local = '', why = '', build = '', apart = '', list = '', ...more] = linesOf(shown('at a terminal'))
  expect(more).toEqual([])
  expect((await sh(plan)).out).toMatch(/^2 of 2 layers will be built/)
  expect((await sh(local)).code).toBe(10)
  expect((await sh(why)).out).toMatch(/^app \(stacker\.yaml:4\) will be built, because\n/)
  const built = await sh(build)
  expect(built, built.err).toMatchObject({ code: 0, out: expect.stringContaining('Saved 2 layers') as string })
  expect((await sh(local)).code).toBe(0)
  const restored = await sh(
    apart.replace(
      'stacker build',
      'stacker --stacker-dir "$PWD/.stacker" --oci-dir "$PWD/oci" --roots-dir "$PWD/roots" build',
    ),
  )
  expect(restored, restored.err).toMatchObject({ code: 0 })
  expect(runsIn(stackerRuns)).toHaveLength(2)
  expect((await sh(list)).out).toMatch(/\n2 records of 2 layers: /)
})

test('a directory is looked after, and copied into a registry', async () => {
  const { sh, directory } = openDesk()
  const registry = await writableRegistry()
  const store = path.join(directory, '..', 'store')
  await sh(`stack-cache build --store 'dir:${store}'`)
  const text = replaced(shown('look after a directory'), {
    'dir:PATH': `dir:"${store}"`,
    LAYER: 'app',
    'oci:REGISTRY/REPOSITORY': `oci:${registry.host}/team/cache`,
  })
  const [list = '', show = '', verify = '', collect = '', copy = '', ...more] = linesOf(text)
  expect(more).toEqual([])
  expect((await sh(list)).out).toMatch(/^record .*\n(?:.*\n){2}2 records of 2 layers: /)
  expect((await sh(show)).out).toMatch(/^app {2}sha256:/)
  const verified = await sh(verify)
  expect(verified, verified.out).toMatchObject({ code: 0 })
  expect((await sh(collect)).out).toMatch(/^Would remove 0 records /)
  const copied = await sh(`${copy} --trust own`)
  expect(copied, copied.err).toMatchObject({ code: 0, out: expect.stringMatching(/^Copied 1 record/) as string })
  expect((await sh(list)).out).toContain('2 records of 2 layers')
})

test('a registry says what would go before it goes', async () => {
  const { sh } = openDesk()
  const registry = await writableRegistry()
  const store = `oci:${registry.host}/cache`
  await sh(`stack-cache build --store '${store}' --trust own`)
  const [dry = '', wet = '', foreign = '', ...more] = linesOf(
    replaced(shown('collect a registry'), { 'oci:registry.example.com/cache': store }),
  )
  expect(more).toEqual([])
  // The registry's own collector is another program.
  expect(foreign).toMatch(/^docker-registry garbage-collect /)
  const before = registry.manifests.size
  expect(before).toBeGreaterThan(0)
  const [foretold, done] = [await sh(dry), await sh(wet)]
  expect(foretold, foretold.err).toMatchObject({ code: 0 })
  expect(done, done.err).toMatchObject({ code: 0 })
  // All of it is younger than a day.
  expect(registry.manifests.size).toBe(before)
})

test('keys that are made as README says sign and verify', async () => {
  const { sh, directory } = openDesk()
  const made = await sh(shown('make keys'))
  expect(made, made.err).toMatchObject({ code: 0 })
  const read = (name: string): string => fs.readFileSync(path.join(directory, name), 'utf8')
  expect(createPrivateKey(read('sign-key.pem')).asymmetricKeyType).toBe('ed25519')
  expect(createPublicKey(read('verify-key.pem')).asymmetricKeyType).toBe('ed25519')
  const registry = await writableRegistry()
  const store = `--store 'oci:${registry.host}/cache'`
  const [, keys = ''] = /`(--sign-key file[^`]+)`/.exec(fs.readFileSync(path.join(root, 'README.md'), 'utf8')) ?? []
  const [, believed = ''] = /( --verify-key.*)$/.exec(keys) ?? []
  const built = await sh(`stack-cache build ${store} ${keys}`)
  expect(built, built.err).toMatchObject({ code: 0 })
  fs.rmSync(path.join(directory, '.stacker'), { recursive: true })
  expect((await sh(`stack-cache plan ${store} ${believed}`)).out).toMatch(/^All 2 layers|^None of 2|^0 of 2|^Nothing/)
  expect((await sh(`stack-cache plan ${store}`)).out).toMatch(/^2 of 2 layers will be built/)
})

test('the builds file of docs/matrix.md describes a build', () => {
  expect(readBuilds(shown('one build'), 'stack-cache.yaml')).toMatchObject([{ name: 'server' }])
})

test.each([
  ['README.md', shown('install stacker')],
  ['docs/setup.md', shown('set up')],
])('the step of %s installs what has the digest, and nothing else', async (_, text) => {
  const stacker = '#!/bin/sh\necho stacker version v1.2.0\n'
  const host = await serve((_request, response) => response.end(stacker))
  const [step] = parse(text) as readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[]
  expect(step?.uses).toBe('org/stack-cache/setup@v1')
  const opened = openJob()
  const tools = path.join(opened.temporary, '..', '_tool')
  const job = { ...opened, environment: { ...opened.environment, RUNNER_TOOL_CACHE: tools } }
  const given = (digest: string): Readonly<Record<string, string>> => ({
    ...step?.with,
    digest: (step?.with['digest'] ?? '').replace('${{ vars.STACKER_DIGEST }}', digest),
    // On GitHub both have their defaults.
    ...{ url: `http://${host}/{version}/{file}`, 'user-namespaces': 'false' },
  })
  const done = await runStep(job, 'setup', given(digestOf(stacker)))
  expect(done, done.log).toMatchObject({ code: 0, outputs: { version: 'v1.2.0' } })
  const other = await runStep(openJob(), 'setup', given(digestOf('other')))
  expect(other.code).toBe(1)
})

test('npm knows all that README and CONTRIBUTING tell to run', () => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>
  }
  const lines = [...linesOf(shown('try it')), ...linesOf(shown('what a contributor runs'))]
  const unknown = lines.filter((line) => {
    const [, name] = /^npm (?:run )?([a-z][a-z:-]*)$/.exec(line.trim()) ?? []
    // `cit` installs and tests; `test` is a script.
    return !(name === 'cit' || (name !== undefined && name in scripts) || fs.existsSync(path.join(root, line.trim())))
  })
  expect(unknown).toEqual([])
  // The whole story is told by example.test.ts, which runs this script.
  expect(scripts['example']).toBe('node example/play.mjs')
  const called = [
    ...Object.values(scripts)
      .join(' ')
      .matchAll(/(?:node|THOROUGH=1 node) (\S+\.(?:mjs|ts))/g),
  ]
  expect(called.map(([, file = '']) => file).filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([])
  expect(execFileSync('npm', ['run', '-s', 'changelog'], { cwd: root, encoding: 'utf8' })).toContain('###')
})
