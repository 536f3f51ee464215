import type { ServerResponse } from 'node:http'

/** Answers so; `elsewhere` is `HOST:PORT` of a server that no credentials are meant for. */
type BrokenAnswer = (elsewhere: string, response: ServerResponse) => void

const status =
  (code: number, headers: Record<string, string> = {}): BrokenAnswer =>
  (_, response) =>
    void response.writeHead(code, headers).end()

/** What a registry, or what stands before it, may answer any question by, and its name in a sentence. */
export const brokenAnswers: readonly (readonly [string, BrokenAnswer])[] = [
  ['401', status(401)],
  ['403', status(403)],
  ['404', status(404)],
  ['429 and to come again in seven minutes', status(429, { 'retry-after': '420' })],
  ['429 and to come again in a second', status(429, { 'retry-after': '1' })],
  ['500', status(500)],
  ['503', status(503)],
  ['nothing', () => undefined],
  ['a reset', (_, response) => void response.destroy()],
  [
    'another digest',
    (_, response) => void response.writeHead(200, { 'docker-content-digest': `sha256:${'0'.repeat(64)}` }).end('{}'),
  ],
  [
    'less than it says',
    (_, response) => void response.writeHead(200, { 'content-length': 1000 }).write('{', () => response.destroy()),
  ],
  ['HTML', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')],
  ['success that is none', status(201)],
  ['another host', (elsewhere, response) => void response.writeHead(307, { location: `http://${elsewhere}/x` }).end()],
  [
    'an upload at another host',
    (elsewhere, response) => void response.writeHead(202, { location: `http://${elsewhere}/x` }).end(),
  ],
]
