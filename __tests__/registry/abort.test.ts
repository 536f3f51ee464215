// A time limit must end a request, whenever the garbage collector comes by.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { expect, onTestFinished, test } from 'vitest'

import { openFetch } from '../../src/registry/fetch.ts'
import { httpEnv, readBody, send } from '../../src/registry/http.ts'
import { serve } from './loopback.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const long = 60_000
const short = 300

test.each([
  ['the limit of one request', short, long, 'no-answer'],
  ['the deadline of all', long, short, 'no-answer'],
  ['the limit of one request', short, long, 'half-a-body'],
  ['the deadline of all', long, short, 'half-a-body'],
])('%s ends what hangs, though nobody holds it (%i of %i ms, %s)', async (_, request, total, path) => {
  const host = await serve(({ url }, response) => {
    if (url?.endsWith('half-a-body')) response.writeHead(200).write('{')
  })
  const collector = setInterval(collect, 20)
  onTestFinished(() => {
    clearInterval(collector)
  })
  const env = httpEnv(openFetch({}), request, total)
  const url = `http://${host}/${path}`
  const answer = await send(env, { url, method: 'GET', headers: {}, insecure: false })
  if (path === 'no-answer') expect(answer).toMatchObject({ kind: 'failed', timedOut: true })
  else if (answer.kind === 'answered') expect(await readBody(answer.response, 10)).toMatchObject({ kind: 'failed' })
  else expect(answer.kind).toBe('answered')
})
