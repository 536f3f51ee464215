import type { Problem } from '../errors.ts'
import { digestOf, type Digest } from '../formats/digest.ts'
import { newIndex } from '../formats/oci/layout-index.ts'
import { isIndex, ociIndex } from '../formats/oci/media-type.ts'
import type { RegistryManifest } from '../registry/registry-manifest.ts'
import type { Repository } from '../registry/repository.ts'
import { atOnce } from './at-once.ts'
import { repositoryName, type OutputImage } from './output-images.ts'
import { registryTrouble } from './registry-trouble.ts'
import type { SourceImage } from './source-image.ts'

const parallelReads = 8

/** The images of one name, a part for each architecture. */
interface Joint {
  readonly image: OutputImage
  readonly parts: { readonly arch: string; readonly name: string; found?: RegistryManifest }[]
}

/**
 * The images that were published for single architectures, joined: for each name an index over its parts. Reads manifests and no blobs, since a part
 * stands in the repository that its index goes to.
 */
export async function joinParts(
  images: readonly OutputImage[],
  repositoryOf: (image: OutputImage) => Repository,
): Promise<{ readonly joined: readonly SourceImage[]; readonly problems: readonly Problem[] }> {
  const joints = jointsOf(images)
  const questions = joints.flatMap((joint) => joint.parts.map((part) => ({ joint, part })))
  const problems = await atOnce(questions, parallelReads, async ({ joint: { image }, part }) => {
    const found = await repositoryOf(image).getManifest(part.name)
    if (found.kind === 'missing') return missingPart(image, part)
    if (found.kind !== 'manifest') return registryTrouble(image, `${part.name} cannot be read`, found)
    if (isIndex(found.mediaType)) return missingPart(image, part)
    part.found = found
    return undefined
  })
  return { joined: problems.length > 0 ? [] : joints.map(joinOne), problems }
}

function missingPart(image: OutputImage, { arch, name }: { readonly arch: string; readonly name: string }): Problem {
  return {
    message: `${repositoryName(image)}:${name}, the part for ${arch}, is not an image there`,
    advice: `publish it by "publish-index: part" where ${arch} is built, before the parts are joined`,
  }
}

function jointsOf(images: readonly OutputImage[]): readonly Joint[] {
  const joints = new Map<string, Joint>()
  for (const image of images) {
    for (const [index, tag] of image.tags.entries()) {
      const key = `${repositoryName(image)}:${tag}`
      const joint = joints.get(key) ?? { image: { ...image, tags: [tag] }, parts: [] }
      joints.set(key, joint)
      joint.parts.push({ arch: image.arch, name: image.partTags[index] ?? tag })
    }
  }
  return [...joints.values()]
}

/** In the order of architectures, so that equal parts make an equal index. */
function joinOne({ image, parts }: Joint): SourceImage {
  const manifests = [...parts]
    .sort((one, other) => (one.arch < other.arch ? -1 : 1))
    .flatMap(({ arch, found }) =>
      found === undefined
        ? []
        : [
            {
              mediaType: found.mediaType,
              digest: found.digest,
              size: found.bytes.length,
              platform: { architecture: arch, os: 'linux' },
            },
          ],
    )
  const bytes = Buffer.from(JSON.stringify(newIndex(manifests)))
  const digest: Digest = digestOf(bytes)
  return { image, digest, manifest: { mediaType: ociIndex, bytes, digest }, blobs: [] }
}
