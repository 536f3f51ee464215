import type { Digest } from '../../formats/digest.ts'
import type { Log } from '../../log.ts'
import type { NoAnswer } from '../../registry/no-answer.ts'
import type { Repository } from '../../registry/repository.ts'
import type { Seal } from '../../trust/seal.ts'
import { limitInFlight, oneAtATime, type InFlight } from '../in-flight.ts'
import type { Written } from '../store.ts'
import type { DocumentAnswer } from './registry-documents.ts'
import { openGenerations, type Generations } from './generations.ts'

export interface RegistryStoreOptions {
  readonly repository: Repository
  /** The same to somebody who is about to write. */
  readonly writing: Repository
  /** As the user named the store. */
  readonly name: string
  readonly keyPrefix: string
  readonly seal: Seal
  readonly log: Log
  /** Why an earlier step of the job did without it; then this one does, too. */
  readonly outage?: string
}

/** A repository as this process has it open. */
export interface OpenRegistry extends RegistryStoreOptions {
  readonly generations: Generations
  /** What is asked at the same time: small things, and contents. */
  readonly questions: InFlight
  readonly contents: InFlight
  /** One document of a tag, and one blob of a digest, is written at a time. */
  readonly oneByOne: ReturnType<typeof oneAtATime>
  /** Blobs that this process sent, or that the registry showed it. */
  readonly seen: Set<Digest>
  /** Blobs that accepted manifests name: the registry keeps them with those. */
  readonly named: Set<Digest>
  /** What stands as the newest record of layers, by the beginning of their keys, once it was asked for. */
  readonly newest: Map<string, Promise<DocumentAnswer>>
  /** Why the last question about a layer has no answer, by the beginning of its keys. */
  readonly unanswered: Map<string, string>
  /** Why records of a layer that the last question found are not believed. */
  readonly refused: Map<string, string>
  readonly state: RegistryState
}

interface RegistryState {
  outage: string | undefined
  /** Why nothing can be read, which need not hold for who writes. */
  unreadable: string | undefined
  /** Why nothing can be written. */
  unwritable: string | undefined
  /** Questions in a row that nobody answered. */
  failures: number
  /** The tag of a layer's newest record stays where it is. */
  isFixed: boolean
  isWarned: boolean
}

const questionsInFlight = 16
const contentsInFlight = 6
/** So many in a row without an answer: the run does without the registry. */
const mostFailures = 3

export function openRegistry(options: RegistryStoreOptions): OpenRegistry {
  const { repository, keyPrefix, outage, seal } = options
  const store: OpenRegistry = {
    ...options,
    generations: openGenerations(repository, keyPrefix, (ask) => asked(store, 'later records', ask)),
    questions: limitInFlight(questionsInFlight, Infinity),
    contents: limitInFlight(contentsInFlight, Infinity),
    oneByOne: oneAtATime(),
    seen: new Set(),
    named: new Set(),
    newest: new Map(),
    unanswered: new Map(),
    refused: new Map(),
    state: { outage, unreadable: undefined, unwritable: seal.unsignable, failures: 0, isFixed: false, isWarned: false },
  }
  return store
}

/** One warning; what follows it is for those who look. */
export function tell({ name, log, state }: OpenRegistry, message: string): void {
  const text = `${name}: ${message}`
  if (state.isWarned) log.info(text)
  else log.warning(text)
  state.isWarned = true
}

/** Asks, unless the registry is done without. What nobody answered is told and counted. */
export async function asked<T extends { readonly kind: string }>(
  store: OpenRegistry,
  what: string,
  ask: () => Promise<T | NoAnswer>,
): Promise<T | NoAnswer> {
  const { state } = store
  if (state.outage !== undefined) return { kind: 'failed', why: state.outage }
  const answer = await ask()
  if (!isTrouble(answer)) {
    state.failures = 0
    return answer
  }
  tell(store, `${what}: ${answer.why}`)
  if (answer.kind === 'failed' && answer.isOurs !== true) state.failures += 1
  if (state.failures >= mostFailures || store.repository.isSpent()) state.outage ??= answer.why
  return answer
}

function isTrouble(answer: { readonly kind: string }): answer is NoAnswer {
  return answer.kind === 'failed' || answer.kind === 'denied'
}

/** What is to be said of a write that did not become one. What is denied once is denied to all. */
export function notWritten({ state }: OpenRegistry, { kind, why }: NoAnswer): Written {
  if (kind === 'denied') state.unwritable ??= why
  return { kind: kind === 'denied' ? 'denied' : 'failed', why }
}
