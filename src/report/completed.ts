import type { Digest } from '../formats/digest.ts'
import { counted, formatBytes, formatSeconds } from './figures.ts'
import { visible } from './escape.ts'

/** What completing the images of a layout did. */
export interface Completed {
  /** Images of the layout. */
  readonly images: number
  /** Those that cannot be copied out still, with the layers that could not be had; none where a manifest itself is missing. */
  readonly lacking: readonly { readonly name: string; readonly digests: readonly Digest[] }[]
  /** Layers that were brought. */
  readonly blobs: number
  readonly bytesDown: number
  readonly seconds: number
  /** Why nothing was done, one clause. */
  readonly skipped?: string
}

export function isComplete({ lacking, skipped }: Completed): boolean {
  return lacking.length === 0 && skipped === undefined
}

/** For a terminal and a log. */
export function renderCompleted(completed: Completed): string {
  const { images, lacking, blobs, bytesDown, seconds, skipped } = completed
  if (skipped !== undefined) return `Images are not completed: ${visible(skipped)}.`
  const brought = `${counted(blobs, 'layer')} brought, ${formatBytes(bytesDown)} down in ${formatSeconds(seconds)}`
  return [
    `Completed ${String(images - lacking.length)} of ${counted(images, 'image')}: ${brought}.`,
    ...lacking.map(({ name, digests }) => `  incomplete  ${visible(name)}: ${missing(digests)}`),
    ...(lacking.length === 0 ? [] : ['What the cache lacks has to be built: restore with "restore: all", then build.']),
  ].join('\n')
}

function missing(digests: readonly Digest[]): string {
  const [first, ...others] = digests
  if (first === undefined) return 'its manifest is missing or damaged'
  return others.length === 0 ? `${first} cannot be had` : `${first} and ${String(others.length)} more cannot be had`
}
