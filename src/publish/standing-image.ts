import type { Problem } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import type { Repository } from '../registry/repository.ts'
import { repositoryName } from './output-images.ts'
import { registryTrouble } from './registry-trouble.ts'
import type { ManifestToPut, SourceImage } from './source-image.ts'

/** A tag that is to be put. `before`: what it names now; null where that is another image and the registry does not tell which. */
export interface TagToPut {
  readonly tag: string
  readonly before: Digest | null | undefined
}

/** What the registry has of an image. */
export interface StandingImage {
  readonly source: SourceImage
  readonly manifest: ManifestToPut | undefined
  /** The registry has the manifest, and with it what it names. */
  readonly isThere: boolean
  readonly tags: readonly TagToPut[]
  readonly did: 'sent' | 'tagged' | 'stands' | 'left'
}

/** Asks for each tag by HEAD, and only where one is to be put for the image itself. `changed`: what the registry has by any name gets no tags. */
export async function findStanding(
  source: SourceImage,
  repository: Repository,
  what: 'all' | 'changed',
): Promise<StandingImage | Problem> {
  const { image, digest } = source
  const tags: TagToPut[] = []
  for (const tag of image.tags) {
    const answer = await repository.headManifest(tag)
    switch (answer.kind) {
      case 'digest':
        if (answer.digest !== digest) tags.push({ tag, before: answer.digest ?? null })
        break
      case 'failed':
        return registryTrouble(image, `it cannot be asked for ${tag}`, answer)
      // Of a repository that is not there yet some registries say that it may not be read. Whether it may be written is found out by writing.
      case 'denied':
      case 'missing':
        tags.push({ tag, before: undefined })
    }
  }
  if (tags.length === 0) return { source, manifest: source.manifest, isThere: true, tags, did: 'stands' }
  const there = await repository.headManifest(digest)
  if (there.kind === 'failed') return registryTrouble(image, 'it cannot be asked for the image', there)
  const isThere = there.kind === 'digest'
  if (isThere && what === 'changed') return { source, manifest: source.manifest, isThere, tags: [], did: 'left' }
  if (source.manifest !== undefined)
    return { source, manifest: source.manifest, isThere, tags, did: isThere ? 'tagged' : 'sent' }
  return await fromRegistry(source, repository, tags)
}

/** An image that is kept elsewhere can be tagged where the registry has it. */
async function fromRegistry(
  source: SourceImage,
  repository: Repository,
  tags: readonly TagToPut[],
): Promise<StandingImage | Problem> {
  const { image, digest } = source
  const found = await repository.getManifest(digest)
  switch (found.kind) {
    case 'manifest':
      return { source, manifest: found, isThere: true, tags, did: 'tagged' }
    case 'missing':
      return {
        message: `${repositoryName(image)} cannot be tagged: the registry does not have ${digest}`,
        place: { file: image.layer.definition.stackerfile, line: image.layer.definition.line },
        advice: 'restore it first, or publish it where it was built',
      }
    case 'denied':
    case 'failed':
      return registryTrouble(image, 'the image cannot be read there', found)
  }
}
