import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

import { expect, test } from 'vitest'

import { digestOf } from '../../src/formats/digest.ts'
import { serve } from '../registry/loopback.ts'

const script = resolve(import.meta.dirname, '../../scripts/stacker-digests.mjs')

function run(...args: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [script, ...args], (error, out, said) => {
      done({ code: Number(error?.code ?? 0), out, said })
    })
  })
}

test('a line for each file that a release has, as the table of digests takes it; a release without files is told', async () => {
  const host = await serve((request, response) => {
    const there = ['/v1.2.0/stacker-linux-amd64', '/v1.0.0/stacker'].includes(request.url ?? '')
    response.writeHead(there ? 200 : 404).end(request.url)
  })
  expect(await run('--from', `http://${host}`, 'v1.0.0', 'v1.2.0', 'v1.2.1')).toEqual({
    code: 1,
    out: [
      `  'v1.0.0/stacker': '${digestOf('/v1.0.0/stacker')}',\n`,
      `  'v1.2.0/stacker-linux-amd64': '${digestOf('/v1.2.0/stacker-linux-amd64')}',\n`,
    ].join(''),
    said: 'v1.2.1: no file could be downloaded\n',
  })
})

test('without a version it says how it is called', async () => {
  expect(await run()).toMatchObject({ code: 2, out: '' })
})
