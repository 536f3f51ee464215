// Serves a scenario's http files and registry images on loopback, at the port that its stackerfiles name.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { setTimeout } from 'node:timers/promises'

import type { Project } from '../stacker/recorded-project.ts'
import type { Recordings, State } from '../stacker/recorded.ts'

export const port = 18080

export interface Served {
  close(): Promise<void>
}

export async function serve(project: Project, recordings: Recordings, state: State): Promise<Served> {
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    const answer = project.registryDown && url.startsWith('/v2/') ? undefined : find(url, project, recordings, state)
    if (answer === undefined) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-length': String(answer.bytes.length), ...answer.headers })
    response.end(request.method === 'HEAD' ? undefined : answer.bytes)
  })
  await listen(server)
  return {
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

interface Answer {
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string>>
}

function find(url: string, project: Project, recordings: Recordings, state: State): Answer | undefined {
  const file = /^\/files\/(.+)$/.exec(url)?.[1]
  if (file !== undefined) {
    const served = project.served.get(file)
    if (served?.content === null || served === undefined) return undefined
    const bytes = Buffer.from(served.content)
    const sum = createHash('sha256').update(bytes).digest('hex')
    return { bytes, headers: served.checksum ? { 'x-checksum-sha256': sum } : {} }
  }
  if (url === '/v2/' || url === '/v2') return { bytes: Buffer.from('{}'), headers: {} }
  const [, name, kind, reference] = /^\/v2\/(.+)\/(manifests|blobs)\/(.+)$/.exec(url) ?? []
  if (name === undefined || reference === undefined) return undefined
  if (kind === 'blobs') return { bytes: recordings.content(reference.slice('sha256:'.length)), headers: {} }
  for (const [image, base] of project.images) {
    const recorded = state.bases?.[base]
    if (recorded?.kind !== 'tar' || recorded.image === undefined) continue
    const { manifest } = recorded.image
    if (image !== `${name}:${reference}` && !(image.startsWith(`${name}:`) && manifest.digest === reference)) continue
    const bytes = recordings.content(manifest.digest.slice('sha256:'.length))
    return { bytes, headers: { 'content-type': manifest.mediaType, 'docker-content-digest': manifest.digest } }
  }
  return undefined
}

const pause = 200
const mostPauses = 300

/** Waits for who has the port: the recorded stackerfiles name it, so another run on this machine uses the same one. */
async function listen(server: Server): Promise<void> {
  for (let pauses = 0; !(await mayListen(server)); pauses += 1) {
    if (pauses === mostPauses)
      throw new Error(`port ${String(port)} of loopback, which the recorded stackerfiles name, is in use`)
    await setTimeout(pause)
  }
}

/** Whether the port is free. */
async function mayListen(server: Server): Promise<boolean> {
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return false
  }
}
