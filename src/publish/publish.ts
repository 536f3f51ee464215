import { UserError, type Problem } from '../errors.ts'
import { openMachineRepositories } from '../registry/machine-repositories.ts'
import { thisMachine } from '../registry/this-machine.ts'
import type { Repository } from '../registry/repository.ts'
import type { PublishedImage, PublishTransfer } from '../report/publish-transfer.ts'
import type { BuildToPublish, Surroundings } from '../use-cases.ts'
import { directoriesOf } from '../workspace/directories.ts'
import { atOnce } from './at-once.ts'
import { joinParts } from './join-parts.ts'
import { openLayoutFiles, type LayoutFiles } from './layout-files.ts'
import { repositoryName, outputImages, refuseCollisions, type OutputImage } from './output-images.ts'
import { putManifests, putTags } from './put-tags.ts'
import { sendBlobs } from './send-blobs.ts'
import { openLayouts, type SourceImage } from './source-image.ts'
import { staleImages } from './stale-images.ts'
import { findStanding, type StandingImage } from './standing-image.ts'

/** What a registry may cost in trouble, in milliseconds; what is sent takes as long as it takes. */
const usualPatience = { request: 30_000, total: 120_000 }

const parallelQuestions = 8

type RepositoryOf = (image: OutputImage) => Repository

/**
 * Publishes images of builds under the references that `stacker publish` gives them, without changing a byte: first all blobs that the registry
 * lacks, then all manifests, then the tags. What stands there already is not sent, and what has its tag is asked for by one request.
 * @throws UserError for what was in the way.
 */
export async function publish(builds: readonly BuildToPublish[], surroundings: Surroundings): Promise<PublishTransfer> {
  const begun = surroundings.now()
  const [first] = builds
  const target = first?.options.publishTo
  if (first === undefined || target === undefined)
    throw new UserError('publish-to: say where images are published, as "docker://HOST/PATH"')
  const { publish: what, publishIndex } = first.options
  const images = outputImages(builds, target)
  const repositoryOf = openRepositories(surroundings)
  const files = openLayoutFiles(
    builds.map(({ options }) => directoriesOf(options.directories)),
    surroundings.log,
  )
  try {
    const { sources, left } =
      publishIndex === 'join'
        ? { sources: await joinedImages(images, repositoryOf), left: [] }
        : await readImages(builds, images, files)
    const standing = await standingImages(sources, repositoryOf, what)
    const { bytes, problems } = await sendBlobs(standing, repositoryOf, {
      files,
      complete: async () => {
        await files.close()
        await completeAll(builds)
      },
      caches: builds.flatMap(({ options }) => options.store.filter((store) => store.kind === 'registry')),
    })
    end(problems)
    end(await putManifests(standing, repositoryOf))
    end(await putTags(standing, repositoryOf))
    return {
      images: [...standing.map(publishedImage), ...left.map(leftImage)],
      bytesUp: bytes,
      seconds: (surroundings.now() - begun) / 1000,
    }
  } finally {
    await files.close()
  }
}

/** Builds of one layout share what it lacks. */
async function completeAll(builds: readonly BuildToPublish[]): Promise<void> {
  const byLayout = new Map(builds.map((build) => [build.options.directories.oci, build]))
  for (const { complete } of byLayout.values()) await complete()
}

/** Shares what is learnt about the registry, and the patience with it. */
function openRepositories({ environment, log, networkPatience = usualPatience }: Surroundings): RepositoryOf {
  const repository = openMachineRepositories(thisMachine({ environment, log }), networkPatience)
  const opened = new Map<string, Repository>()
  return (image) => {
    const name = repositoryName(image)
    const known = opened.get(name) ?? repository(image.address)
    opened.set(name, known)
    return known
  }
}

async function joinedImages(
  images: readonly OutputImage[],
  repositoryOf: RepositoryOf,
): Promise<readonly SourceImage[]> {
  refuseCollisions(images.map((image) => ({ ...image, tags: image.partTags })))
  const { joined, problems } = await joinParts(images, repositoryOf)
  end(problems)
  return joined
}

/**
 * From the layouts. Where the plan is of the store's records, a hit may be in the registry alone, and what is no hit is left to those who build
 * it.
 */
async function readImages(
  builds: readonly BuildToPublish[],
  images: readonly OutputImage[],
  files: LayoutFiles,
): Promise<{ readonly sources: readonly SourceImage[]; readonly left: readonly OutputImage[] }> {
  refuseCollisions(images)
  const ofRecords = builds.every(({ isBuilt, options }) => !isBuilt && options.from === 'store')
  if (!ofRecords) {
    end(builds.flatMap((build) => (build.isBuilt ? [] : staleImages(imagesOf(images, build), build.plan))))
  }
  const left = ofRecords ? images.filter(({ digest }) => digest === null) : []
  const read = openLayouts(files)
  const problems: Problem[] = []
  const sources: SourceImage[] = []
  for (const image of images.filter((one) => !left.includes(one))) {
    const found = await read(image)
    const isFound = 'image' in found && (!ofRecords || found.digest === image.digest)
    if (isFound) sources.push(found)
    else if (ofRecords && image.digest !== null)
      sources.push({ image, digest: image.digest, manifest: undefined, blobs: [] })
    else if ('message' in found) problems.push(found)
  }
  end(problems)
  return { sources, left }
}

function imagesOf(images: readonly OutputImage[], { plan }: BuildToPublish): readonly OutputImage[] {
  const layers = new Set(plan.layers)
  return images.filter(({ layer }) => layers.has(layer))
}

async function standingImages(
  sources: readonly SourceImage[],
  repositoryOf: RepositoryOf,
  what: 'all' | 'changed',
): Promise<readonly StandingImage[]> {
  const standing: StandingImage[] = []
  const problems = await atOnce([...sources.entries()], parallelQuestions, async ([index, source]) => {
    const found = await findStanding(source, repositoryOf(source.image), what)
    if ('message' in found) return found
    standing[index] = found
    return undefined
  })
  end(problems)
  return standing
}

function publishedImage({ source: { image, digest }, did }: StandingImage): PublishedImage {
  return { repository: repositoryName(image), digest, tags: image.tags, did }
}

function leftImage(image: OutputImage): PublishedImage {
  return { repository: repositoryName(image), digest: null, tags: image.tags, did: 'left' }
}

function end(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError(problems)
}
