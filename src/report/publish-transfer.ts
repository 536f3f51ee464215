import type { Digest } from '../formats/digest.ts'
import { visible } from './escape.ts'
import { counted, formatBytes, formatSeconds } from './figures.ts'

/**
 * What became of an image. `sent`: the registry lacked it; `tagged`: it had it, under other names; `stands`: nothing was to be done; `left`: only
 * what changed was to be published, or whoever builds it publishes it.
 */
export interface PublishedImage {
  /** `HOST/PATH/LAYER`. */
  readonly repository: string
  readonly digest: Digest | null
  readonly tags: readonly string[]
  readonly did: 'sent' | 'tagged' | 'stands' | 'left'
}

export interface PublishTransfer {
  readonly images: readonly PublishedImage[]
  /** Content of blobs; what was mounted weighs nothing. */
  readonly bytesUp: number
  readonly seconds: number
}

/** What stands in the registry now, as `HOST/PATH/LAYER:TAG` and the digest of the manifest there. */
export function publishedDigests({ images }: PublishTransfer): Readonly<Record<string, Digest>> {
  return Object.fromEntries(
    images.flatMap(({ repository, digest, tags, did }) =>
      digest === null || did === 'left' ? [] : tags.map((tag) => [`${repository}:${tag}`, digest] as const),
    ),
  )
}

/** A line for each image, and one for all. */
export function renderPublished(transfer: PublishTransfer): string {
  const { images, bytesUp, seconds } = transfer
  const words = { sent: 'sent', tagged: 'tagged', stands: 'stands there', left: 'not published' } as const
  const lines = images.map(({ repository, digest, tags, did }) => {
    const name = `${repository}:${tags.join(', ')}`
    return `${visible(name)}: ${words[did]}${digest === null ? '' : `, ${digest}`}`
  })
  const done = images.filter(({ did }) => did !== 'left').length
  return [
    ...lines,
    `Published ${counted(done, 'image')}: ${formatBytes(bytesUp)} sent in ${formatSeconds(seconds)}.`,
  ].join('\n')
}
