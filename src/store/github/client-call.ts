import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { EOL } from 'node:os'

import { freeWhatClientReads, freeWhatClientSends } from './client-memory.ts'
import type { Waiting } from './waiting.ts'

/**
 * The cache client answers by little more than -1 and undefined, prints the rest, and waits for a silent server for minutes.
 * Here a call of it is given an ear and an end: what it prints is heard instead of shown, and each call hears only its own words,
 * also when others run at the same time; when its time is over, or that of all calls, the requests that it has open are destroyed.
 */
export interface Heard {
  /** What the client printed, line by line. */
  readonly lines: readonly string[]
  /** Seconds of the last answer's Retry-After, if it had one. */
  readonly retryAfter: number | undefined
}

export type CallOutcome<T> = Heard &
  (
    | { readonly kind: 'answered'; readonly value: T }
    | { readonly kind: 'threw'; readonly error: unknown }
    /** The deadline came first. The work goes on dying; `ended` says when it is dead. */
    | { readonly kind: 'late' }
  )

interface Call {
  readonly lines: string[]
  readonly open: Set<ClientRequest>
  /** Answers that have not been read to their end. */
  readonly answers: Set<IncomingMessage>
  readonly answered: WeakSet<ClientRequest>
  readonly sockets: Set<Socket>
  /** What the sockets had moved when they were looked at last. */
  moved: number
  /** The last answer was none that the client can do with: it asks again, after a pause of its own. */
  refused: boolean
  retryAfter: number | undefined
  over: boolean
  readonly hear: (text: string) => void
  readonly end: () => void
}

function newCall(onLine: (line: string) => void): Call {
  const lines: string[] = []
  let rest = ''
  const keep = (line: string): void => {
    // Masks must reach the runner at once: what they hide may be printed in the next moment.
    if (line.startsWith('::add-mask::')) asNobody(() => process.stdout.write(line + EOL))
    else if (lines.length < mostLines) lines.push(line)
    asNobody(() => {
      onLine(line)
    })
  }
  return {
    lines,
    open: new Set(),
    answers: new Set(),
    answered: new WeakSet(),
    sockets: new Set(),
    moved: 0,
    refused: false,
    retryAfter: undefined,
    over: false,
    hear: (text) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) keep(line.replace(/\r$/, ''))
    },
    end: () => {
      if (rest !== '') keep(rest)
      rest = ''
    },
  }
}

const mostLines = 10_000

const current = new AsyncLocalStorage<Call | undefined>()

function asNobody(work: () => void): void {
  current.run(undefined, work)
}

/** Shorter silences are those of a service that is well. */
const noticedSilence = 1_000
const lookEvery = 100

/** Nothing comes or goes, though an answer is wanted. While the client packs or unpacks, none is. */
function isStill(call: Call): boolean {
  const moved = [...call.sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0)
  const still = moved === call.moved
  call.moved = moved
  return call.refused || (still && call.open.size > 0)
}

/** Counts the time in which the call is held up; calls back once when there is none left. */
function watch(call: Call, waiting: Waiting, isOver: () => void): NodeJS.Timeout {
  let since = performance.now()
  return setInterval(() => {
    const now = performance.now()
    if (!isStill(call)) since = now
    else if (now - since >= Math.min(noticedSilence, waiting.left())) waiting.count(since, now)
    if (waiting.left() <= 0) isOver()
  }, lookEvery)
}

/** `onLine` is told every line as it comes, `onEnd` when the work has really ended, be it long after the deadline. */
export async function callClient<T>(
  options: {
    readonly deadline: number
    readonly waiting: Waiting
    readonly onLine: (line: string) => void
    readonly onEnd: () => void
  },
  work: () => Promise<T>,
): Promise<CallOutcome<T>> {
  const call = newCall(options.onLine)
  listen()
  const ended = current
    .run(call, async () => work())
    .then(
      (value) => ({ kind: 'answered' as const, value }),
      (error: unknown) => ({ kind: 'threw' as const, error }),
    )
    .finally(() => {
      stopListening()
      call.end()
      options.onEnd()
    })

  let timer: NodeJS.Timeout | undefined
  let watching: NodeJS.Timeout | undefined
  const late = new Promise<{ readonly kind: 'late' }>((resolve) => {
    const isOver = (): void => {
      resolve({ kind: 'late' })
    }
    timer = setTimeout(isOver, options.deadline)
    watching = watch(call, options.waiting, isOver)
  })
  const outcome = await Promise.race([ended, late])
  clearTimeout(timer)
  clearInterval(watching)
  if (outcome.kind === 'late') {
    call.over = true
    for (const request of call.open) request.destroy()
    // The client reads a JSON body by `data` and `end` alone (docs/stacker/platform.md#1.4; http-client, readBody): of one that
    // breaks off it would wait for ever.
    for (const answer of call.answers) answer.destroy().emit('end')
  }
  return { ...outcome, lines: call.lines, retryAfter: call.retryAfter }
}

let listeners = 0
type Write = (chunk: Uint8Array | string, ...rest: unknown[]) => boolean

let undo: (() => void) | undefined

function listen(): void {
  listeners += 1
  if (listeners > 1) return
  const { stdout } = process
  const original = Reflect.get(stdout, 'write') as Write
  stdout.write = hearOr((chunk, ...rest) => original.call(stdout, chunk, ...rest))
  undo = () => {
    stdout.write = original
  }
  for (const channel of requestChannels) subscribe(channel, onRequest)
  subscribe('http.client.response.finish', onResponse)
}

function stopListening(): void {
  listeners -= 1
  if (listeners > 0) return
  undo?.()
  undo = undefined
  for (const channel of requestChannels) unsubscribe(channel, onRequest)
  unsubscribe('http.client.response.finish', onResponse)
}

function hearOr(otherwise: Write): Write {
  return (chunk, ...rest) => {
    const call = current.getStore()
    if (call === undefined) return otherwise(chunk, ...rest)
    call.hear(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
    const done = rest.find((argument) => typeof argument === 'function')
    if (done) process.nextTick(done)
    return true
  }
}

// `created` is Node 22.12 and later; `start` comes too late for a request that hangs while it connects, but is in Node 20.
const requestChannels = ['http.client.request.created', 'http.client.request.start'] as const

function onRequest(message: unknown): void {
  const call = current.getStore()
  if (call === undefined) return
  const { request } = message as { readonly request: ClientRequest }
  if (call.over) {
    // The client tries again after each failure, and would for minutes. In the next tick: its own handlers are not there yet.
    process.nextTick(() => request.destroy())
    return
  }
  if (call.open.has(request)) return
  freeWhatClientSends(request)
  call.open.add(request)
  if (request.socket !== null) call.sockets.add(request.socket)
  request.once('socket', (socket: Socket) => call.sockets.add(socket))
  request.once('close', () => {
    call.open.delete(request)
    if (!call.answered.has(request)) call.refused = true
  })
}

function onResponse(message: unknown): void {
  const call = current.getStore()
  if (call === undefined) return
  const { request, response } = message as { readonly request: ClientRequest; readonly response: IncomingMessage }
  freeWhatClientReads(response)
  call.answered.add(request)
  call.refused = (response.statusCode ?? 0) >= 300
  call.answers.add(response)
  response.once('end', () => call.answers.delete(response))
  const seconds = Number(response.headers['retry-after'])
  call.retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}
