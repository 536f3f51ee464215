import { isTrouble, type Problem } from '../errors.ts'
import type { LocalBlob } from '../registry/blob-upload.ts'
import type { Repository } from '../registry/repository.ts'
import { atOnce } from './at-once.ts'
import type { LayoutFiles } from './layout-files.ts'
import { repositoryName, type OutputImage } from './output-images.ts'
import { registryTrouble } from './registry-trouble.ts'
import type { StandingImage } from './standing-image.ts'

const parallelQuestions = 8
const parallelUploads = 4

/** What to do about blobs that no image has yet. */
interface MissingBlobs {
  readonly files: LayoutFiles
  /** Brings what a lean restore has left out of the layout. */
  readonly complete: () => Promise<void>
  /** Repositories in which the cache is: what was saved there need not be sent again. */
  readonly caches: readonly CacheRepository[]
}

interface CacheRepository {
  readonly domain: string
  readonly path: string
}

type Pushed = Awaited<ReturnType<Repository['pushBlob']>>

/** A blob with the repositories that must have it. */
interface WantedBlob {
  readonly blob: LocalBlob
  readonly homes: readonly Home[]
}

interface Home {
  readonly image: OutputImage
  isThere: boolean
}

/**
 * Sends what the registry lacks of the images, each blob once: from the repository that has it the others take it. Nothing is sent before all is
 * known to be there or at hand; `complete` brings what is not. Answers the bytes that were sent, and what was in the way.
 */
export async function sendBlobs(
  images: readonly StandingImage[],
  repositoryOf: (image: OutputImage) => Repository,
  { files, complete, caches }: MissingBlobs,
): Promise<{ readonly bytes: number; readonly problems: readonly Problem[] }> {
  const wanted = wantedBlobs(images.filter(({ isThere }) => !isThere))
  const questions = wanted.flatMap(({ blob, homes }) => homes.map((home) => ({ blob, home })))
  const asked = await atOnce(questions, parallelQuestions, async ({ blob, home }) => {
    const answer = await repositoryOf(home.image).hasBlob(blob.digest)
    home.isThere = answer.kind === 'present'
    return answer.kind === 'failed' ? registryTrouble(home.image, 'it cannot be asked for blobs', answer) : undefined
  })
  if (asked.length > 0) return { bytes: 0, problems: asked.slice(0, 1) }
  if ((await lackingBlobs(wanted, files)).length > 0) await complete()
  const lacking = await lackingBlobs(wanted, files)
  if (lacking.length > 0) return { bytes: 0, problems: lacking }
  let bytes = 0
  const problems = await atOnce(wanted, parallelUploads, async ({ blob, homes }) => {
    for (const home of homes.filter(({ isThere }) => !isThere)) {
      const from = homes.find(({ isThere }) => isThere)?.image.address.path ?? cacheBeside(home.image, caches)
      const pushed = await withContent(blob, files, (content) =>
        repositoryOf(home.image).pushBlob({ ...blob, content }, from),
      )
      if ('why' in pushed) return registryTrouble(home.image, `${blob.digest} cannot be sent`, pushed)
      if (pushed.kind === 'pushed') bytes += blob.size
      home.isThere = true
    }
    return undefined
  })
  return { bytes, problems: problems.slice(0, 1) }
}

/** A repository of the same registry in which the cache is. */
function cacheBeside({ address }: OutputImage, caches: readonly CacheRepository[]): string | undefined {
  return caches.find(({ domain }) => domain === address.domain)?.path
}

function wantedBlobs(images: readonly StandingImage[]): readonly WantedBlob[] {
  const found = new Map<string, { readonly blob: LocalBlob; readonly homes: Map<string, Home> }>()
  for (const { source } of images) {
    for (const blob of source.blobs) {
      const wanted = found.get(blob.digest) ?? { blob, homes: new Map<string, Home>() }
      found.set(blob.digest, wanted)
      const home = repositoryName(source.image)
      if (!wanted.homes.has(home)) wanted.homes.set(home, { image: source.image, isThere: false })
    }
  }
  return [...found.values()].map(({ blob, homes }) => ({ blob, homes: [...homes.values()] }))
}

/** Where it cannot be read that is no fault of the registry's. */
async function withContent(
  { content }: LocalBlob,
  files: LayoutFiles,
  push: (content: LocalBlob['content']) => Promise<Pushed>,
): Promise<Pushed> {
  if (typeof content !== 'string') return await push(content)
  try {
    return await files.use(content, (readable) => push(readable ?? content))
  } catch (error) {
    if (!isTrouble(error)) throw error
    return { kind: 'failed', why: error.message, isOurs: true }
  }
}

async function lackingBlobs(wanted: readonly WantedBlob[], files: LayoutFiles): Promise<readonly Problem[]> {
  return (await Promise.all(wanted.map((one) => lackOf(one, files)))).flat()
}

/** A blob of a hit may have been left out of the layout. */
async function lackOf({ blob, homes }: WantedBlob, files: LayoutFiles): Promise<readonly Problem[]> {
  const [home] = homes
  if (home === undefined || homes.some(({ isThere }) => isThere)) return []
  if (typeof blob.content !== 'string' || !(await files.lacks(home.image.layout, blob))) return []
  return [
    {
      message: `${repositoryName(home.image)} cannot be published: neither the registry nor ${home.image.layout} has ${blob.digest}`,
      advice:
        'nor has the cache: name by store the one that it was restored from, or build the layer again, by refresh',
    },
  ]
}
