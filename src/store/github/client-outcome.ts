import type { Heard } from './client-call.ts'
import { messageOf, tellsOfFullDisk } from '../full-disk.ts'

/**
 * What the cache client's words mean: it answers every failed write by -1, and a failed read as it answers a miss
 * (docs/stacker/platform.md#1.3).
 */
export type WriteOutcome =
  | { readonly kind: 'written' }
  /** Another job has the key, or is writing it; a look-up tells. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'denied' | 'failed'; readonly why: string }
  /** This machine's doing, not the service's. */
  | { readonly kind: 'hindered'; readonly why: string }
  | { readonly kind: 'limited'; readonly retryAfter: number | undefined }

export type ReadOutcome =
  | { readonly kind: 'found'; readonly key: string }
  | { readonly kind: 'miss' }
  | { readonly kind: 'denied' | 'failed' | 'hindered' | 'broken'; readonly why: string }
  | { readonly kind: 'limited'; readonly retryAfter: number | undefined }

export function readWriteOutcome(id: number, { lines, retryAfter }: Heard): WriteOutcome {
  const failures = complaints(lines)
  // Over the first protocol the client answers the reserved id even when the upload failed (docs/stacker/platform.md#1.1).
  if (id !== -1 && !failures.some((text) => text.startsWith('Failed to save'))) return { kind: 'written' }

  const full = fullDisk(lines)
  if (full !== undefined) return full
  const reserved = lines.flatMap((line) => /^::debug::Failed to reserve cache: (?:\w+: )?(.*)$/s.exec(line)?.[1] ?? [])
  const words = [
    ...reserved.map(unescape),
    ...failures,
    ...lines.filter((line) => /^(Failed|Cache) to? ?save/.test(line)),
  ]
  const denied = words.find((text) => text.includes('cache write denied:'))
  if (denied !== undefined) return { kind: 'denied', why: denied.slice(denied.indexOf('cache write denied:')) }
  const mode = lines.find((line) => /cache-mode '.*' does not permit writes/.test(line))
  if (mode !== undefined) return { kind: 'denied', why: brief(mode) }
  const quota = words.find((text) => text.includes('storage quota has been hit'))
  if (quota !== undefined) return { kind: 'denied', why: 'the storage quota of the cache service is used up' }
  if (words.some((text) => /rate limit/i.test(text) || text.includes('(429)'))) return { kind: 'limited', retryAfter }
  if (words.some((text) => text.includes('(409)') || /already exists/i.test(text))) return { kind: 'taken' }
  const refused = words.find((text) => /\((401|403)\)/.test(text))
  if (refused !== undefined) return { kind: 'denied', why: brief(refused) }
  // The first protocol's only word for a reservation that was not given.
  if (reserved.length === 0 && lines.some((line) => line.includes('another job may be creating this cache'))) {
    return { kind: 'taken' }
  }
  return { kind: 'failed', why: brief(words.at(0) ?? 'the cache client did not say why') }
}

export function readReadOutcome(key: string | undefined, { lines, retryAfter }: Heard): ReadOutcome {
  if (key !== undefined) return { kind: 'found', key }
  const skipped = lines.find((line) => line.startsWith('Cache restore skipped:'))
  if (skipped !== undefined) return { kind: 'denied', why: brief(skipped) }
  const full = fullDisk(lines)
  if (full !== undefined) return full
  const failure = complaints(lines).find((text) => text.startsWith('Failed to restore: '))
  if (failure === undefined) return { kind: 'miss' }
  const why = brief(failure.slice('Failed to restore: '.length))
  if (failure.includes('cache read denied:')) return { kind: 'denied', why }
  if (/rate limit/i.test(failure) || failure.includes('(429)')) return { kind: 'limited', retryAfter }
  if (/\((401|403)\)/.test(failure)) return { kind: 'denied', why }
  // Our tar could not put aside what was fetched; the service itself is well.
  if (/\btar\b.* failed with/.test(failure)) return { kind: 'broken', why: 'what was fetched could not be put aside' }
  return { kind: 'failed', why }
}

/** The client's own writing, and that of our tar, whose words it prints. */
function fullDisk(lines: readonly string[]): { readonly kind: 'hindered'; readonly why: string } | undefined {
  const line = lines.find(tellsOfFullDisk)
  return line === undefined ? undefined : { kind: 'hindered', why: messageOf(brief(line.replace(/^::\w+[^:]*::/, ''))) }
}

function complaints(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const text = /^::(?:warning|error)[^:]*::(.*)$/s.exec(line)?.[1]
    return text === undefined ? [] : [unescape(text)]
  })
}

/** Workflow commands escape three characters (actions/toolkit, command.ts, escapeData). */
function unescape(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

/** Foreign words in a message of ours: one line, no more than fits, nothing that a log would obey. */
function brief(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  // eslint-disable-next-line no-control-regex -- control characters are what must go
  const plain = line.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()
  return plain.length > 300 ? `${plain.slice(0, 300)}...` : plain
}
