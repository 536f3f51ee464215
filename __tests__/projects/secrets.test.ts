// What is secret in a project's sources, and where it may not show.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { loadProject } from '../../src/stackerfile/load.ts'
import { projectWith, requestFor } from '../stackerfile/project.ts'
import { serve } from '../registry/loopback.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { openProduct, told } from './product.ts'

const value = 'va1ue-of-a-t0ken'

/** A server whose file changes from one word to another. `pairs`: the user and password that it wants of each method. */
async function changingServer(pairs?: Record<string, string>): Promise<{ host: string; change: () => void }> {
  let content = 'hello\n'
  const host = await serve((request, response) => {
    const wanted = pairs?.[request.method ?? ''] ?? ''
    if (pairs && request.headers.authorization !== `Basic ${Buffer.from(wanted).toString('base64')}`) {
      response.writeHead(401).end()
      return
    }
    response.end(request.method === 'HEAD' ? undefined : content)
  })
  return { host, change: () => (content = 'other\n') }
}

/** All that a store, a home or a checkout holds. */
function contentOf(directory: string): string {
  if (!existsSync(directory)) return ''
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .map(
      (entry) =>
        path.join(entry.parentPath, entry.name) +
        (entry.isFile() ? readFileSync(path.join(entry.parentPath, entry.name), 'latin1') : ''),
    )
    .join('\n')
}

test('the value of a substitution in a URL or path shows as its name: in table, reasons, notices, JSON and why', async () => {
  const { host, change } = await changingServer()
  const its = openProduct()
  onTestFinished(its.remove)
  const files = {
    'stacker.yaml': `app:\n  from: {type: scratch}\n  imports:\n    - "http://${host}/\${{TOK}}/f"\n    - \${{TOK}}.d/x\n  run: cp /stacker/imports/f /f\n`,
    [`${value}.d/x`]: 'x',
  }
  const asked = { directory: its.checkout(files), stackerfiles: ['stacker.yaml'], substitute: [`TOK=${value}`] }
  await its.cycle(asked)
  change()
  const again = { ...asked, directory: its.checkout({ ...files, [`${value}.d/x`]: 'y' }) }
  const url = `http://${host}/\${{TOK}}/f`
  const document = await its.plan(again)
  expect(told(document)).toEqual({ app: `miss, import-changed ${url}, import-changed \${{TOK}}.d/x` })
  expect(document.notices.some(({ text }) => text.includes(url))).toBe(true)
  for (const [verb, more] of [
    ['plan', []],
    ['plan', ['--json']],
    ['why', ['app']],
    ['restore', ['--verbose']],
  ] as const) {
    const { out, said } = await its.run(verb, again, more)
    expect(out + said).toContain('TOK')
    expect(out + said).not.toContain(value)
  }
})

test('a value that an edit took out of a field is known as that of its substitution, so that a summary hides it', async () => {
  const its = openProduct()
  onTestFinished(its.remove)
  const files = (run: string) => ({ 'stacker.yaml': `app:\n  from: {type: scratch}\n  run: ${run}\n` })
  const asked = (run: string) => ({
    ...{ directory: its.checkout(files(run)), stackerfiles: ['stacker.yaml'] },
    substitute: [`TOK=${value}`],
  })
  await its.cycle(asked('echo ${{TOK}}'))
  const document = await its.plan(asked('echo'))
  expect(document.layers[0]?.reasons[0]?.changes).toMatchObject([{ path: 'run[0]', substitution: 'TOK' }])
})

test('what stacker would refuse is told with the names of substitutions', async () => {
  const directory = await projectWith({
    'a.yaml': 'config: {prerequisites: ["gone/${{TOK}}"]}\na:\n  from: {type: scratch}\n',
  })
  const request = { ...requestFor(directory, [['a.yaml']]), substitutions: [`TOK=${value}`] }
  const error = await loadProject(request).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(String(error)).toContain('${{TOK}}')
  expect(String(error)).not.toContain(value)
})

test.each([
  ['v1.0.0', 'ann:s3cr3t-w0rd'],
  ['v1.2.0', ':'],
])(
  'user and password of an import are used as stacker %s uses them, and are nowhere: not in the words, the store, or what is handed over',
  async (release, got) => {
    const { host, change } = await changingServer({ HEAD: 'ann:s3cr3t-w0rd', GET: got })
    const its = openProduct()
    onTestFinished(its.remove)
    const files = {
      'stacker.yaml': `app:\n  from: {type: scratch}\n  imports: ["http://ann:s3cr3t-w0rd@${host}/f"]\n  run: cp /stacker/imports/f /f\nbase:\n  from: {type: scratch}\n  run: ls\n`,
    }
    const asked = { directory: its.checkout(files), stackerfiles: ['stacker.yaml'], release }
    const first = await its.plan(asked)
    expect(told(first)).toEqual({ app: 'miss, not-cached', base: 'miss, not-cached' })
    await its.cycle(asked)
    change()
    const again = { ...asked, directory: its.checkout(files) }
    const planned = await its.plan(again)
    // What looks like a password is not kept, so neither is the layer.
    expect(told(planned)).toEqual({ app: 'miss, not-cached', base: 'hit' })
    expect(planned.notices.some(({ text }) => text.includes(`http://${host}/f`))).toBe(true)
    for (const [verb, more] of [
      ['plan', []],
      ['plan', ['--json']],
      ['plan', ['--from', 'local']],
      ['why', ['app']],
      ['restore', ['--verbose']],
      ['save', ['--verbose']],
    ] as const) {
      const { out, said } = await its.run(verb, verb === 'save' ? asked : again, more)
      expect(out + said).not.toMatch(/s3cr3t|ann:/)
    }
    const work = path.dirname(its.home)
    for (const place of ['store', 'cache', 'home', 'tmp'])
      expect(contentOf(path.join(work, place))).not.toMatch(/s3cr3t/)
  },
)

test.each([
  ['a GitHub token', `ghp_${'a1B2'.repeat(9)}`],
  ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
])('a layer in which %s stands is not saved, by name, and nothing of it is in the store', async (kind, secret) => {
  const its = openProduct()
  onTestFinished(its.remove)
  const files = {
    'stacker.yaml': `app:\n  from: {type: scratch}\n  run: "login \${{SECRET}}"\nother:\n  from: {type: scratch}\n  run: ls\n`,
  }
  const asked = { directory: its.checkout(files), stackerfiles: ['stacker.yaml'], substitute: [`SECRET=${secret}`] }
  expect((await its.run('restore', asked)).code).toBe(0)
  await playBuild(asked)
  const { out } = await its.run('save', asked)
  expect(out).toContain(`app: it holds what looks like ${kind}`)
  expect(out).toMatch(/^Saved 1 layer /)
  expect(contentOf(path.join(its.home, '..', 'store'))).not.toContain(secret)
})
