import { fileHash } from '../formats/file-hash.ts'
import { chmodBits, goFileMode, goFileModeText } from '../formats/go-file-mode.ts'
import type { ContentFact } from '../layer/facts.ts'
import type { Release } from '../release/release.ts'
import type { Import } from '../stackerfile/layer.ts'
import { chownedMode } from './base-file.ts'
import type { Downloaded, Downloads, Head } from './downloads.ts'
import { unknownUmask } from '../layer/umask.ts'
import { decodeResolution, urlResolutionName, type UrlEvidence, type UrlResolution } from './resolution.ts'

export interface DownloadEnvironment {
  readonly release: Release
  /** As stacker will have it; undefined where it is not known. */
  readonly umask: number | undefined
  readonly downloads: Downloads
  /** The newest resolution of that name, undefined when there is none. */
  readonly findResolution: (name: string) => Promise<unknown>
}

export interface ObservedDownload {
  readonly fact: ContentFact
  /** What the server said; to be seen again after the build before a resolution is written. */
  readonly evidence?: UrlEvidence
}

/** What of an import the download depends on. */
export type Downloadable = Pick<Import, 'Path' | 'Hash' | 'Mode'>

/** What stacker will find behind an http(s) import on a fresh runner. Asks the server, at most once for each URL. */
export async function predictDownload(source: Downloadable, environment: DownloadEnvironment): Promise<ContentFact> {
  return (await observeDownload(source, environment)).fact
}

/**
 * The same with what was seen. Follows acquireUrl and Download (docs/stacker/staging.md#6.1; import.go, network.go) with nothing
 * staged: HEAD for a checksum, then GET. Known is only what the `hash:`, the checksum header or a strong ETag equal to the
 * resolution vouch for, or what was fetched; a guess would be a wrong hit.
 */
export async function observeDownload(
  source: Downloadable,
  environment: DownloadEnvironment,
): Promise<ObservedDownload> {
  const { downloads } = environment
  const wrong = wrongHash(source.Hash)
  if (wrong !== undefined) return { fact: broken(wrong) }
  const mode = downloadedMode(source, environment)
  if (mode === undefined) return { fact: unknown(unknownUmask) }
  const name = urlResolutionName(source.Path, goFileModeText(mode))
  const [head, recorded] = await Promise.all([downloads.head(source.Path), findUrlResolution(environment, name)])
  const checksum = head.kind === 'head' ? head.checksum : null
  if (source.Hash !== '' && checksum !== null && source.Hash.toLowerCase() !== checksum) {
    return {
      fact: broken(`the requested hash is different than the actual hash: ${source.Hash} != ${shown(checksum)}`),
    }
  }
  const seen = evidence(name, head)
  if (recorded !== undefined && isStill(recorded, source, head)) return { fact: file(recorded.stagedHash), ...seen }
  if (head.kind === 'failed' && head.timedOut) return { fact: unknown(head.why) }
  return { fact: fetched(await downloads.content(source.Path), source, mode), ...seen }
}

/** The reasons why stacker refuses any download with that `hash:`. */
function wrongHash(hash: string): string | undefined {
  if (hash === '') return undefined
  if (!/^[0-9a-f]{64}$/i.test(hash)) return `Given hash ${shown(hash)} is not valid`
  // Download compares with the text as written, and its own digits are lower case (docs/stacker/staging.md#6.3; network.go).
  if (hash !== hash.toLowerCase())
    return `Downloaded file hash does not match. Expected: ${hash} Actual: ${hash.toLowerCase()}`
  return undefined
}

function isStill(recorded: UrlResolution, source: Downloadable, head: Head): boolean {
  if (head.kind !== 'head' || head.status !== 200) return false
  if (head.checksum !== null && head.checksum !== recorded.contentHash) return false
  if (source.Hash !== '') return source.Hash === recorded.contentHash
  if (head.checksum === recorded.contentHash) return true
  return recorded.etag !== null && head.etag === recorded.etag && head.length === recorded.size
}

function fetched(content: Downloaded, source: Downloadable, mode: bigint): ContentFact {
  switch (content.kind) {
    case 'content':
      if (source.Hash !== '' && source.Hash !== content.contentHash) {
        return broken(`Downloaded file hash does not match. Expected: ${source.Hash} Actual: ${content.contentHash}`)
      }
      return file(fileHash(content.hash, mode))
    case 'refused': {
      const why = `couldn't download it: ${String(content.status)} ${shown(content.statusText)}`.trimEnd()
      // What is gone stays gone; other refusals are about the moment, or about credentials that stacker may have.
      return content.status === 404 || content.status === 410 ? broken(why) : unknown(why)
    }
    case 'unavailable':
      return unknown(content.why)
  }
}

async function findUrlResolution(environment: DownloadEnvironment, name: string): Promise<UrlResolution | undefined> {
  const value = await environment.findResolution(name)
  if (value === undefined) return undefined
  try {
    const resolution = decodeResolution(value, name)
    return resolution.kind === 'url' ? resolution : undefined
  } catch {
    // A resolution that cannot be read is none: the server is asked instead.
    return undefined
  }
}

function evidence(name: string, head: Head): { evidence?: UrlEvidence } {
  if (head.kind !== 'head' || head.status !== 200) return {}
  const { etag, length, checksum } = head
  return { evidence: { kind: 'url', name, etag, length, checksum } }
}

/** Go's mode of the downloaded file: created with 0644 under the umask, or `mode`; then chowned (docs/stacker/staging.md#6.3). */
function downloadedMode({ Mode: mode }: Downloadable, { umask }: DownloadEnvironment): bigint | undefined {
  if (mode !== undefined && mode !== null) return goFileMode(chownedMode(chmodBits(mode)))
  return umask === undefined ? undefined : goFileMode(0o644 & ~umask)
}

/** Text of a server or an author, fit for one line of a log. */
function shown(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100)
}

function file(hash: string): ContentFact {
  return { kind: 'file', hash }
}

function unknown(why: string): ContentFact {
  return { kind: 'unknown', code: 'import-unresolved', why }
}

function broken(why: string): ContentFact {
  return { kind: 'broken', why }
}
