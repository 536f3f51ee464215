import type { Problem } from '../errors.ts'
import type { Repository } from '../registry/repository.ts'
import { atOnce } from './at-once.ts'
import { repositoryName, type OutputImage } from './output-images.ts'
import { registryTrouble, tagTrouble } from './registry-trouble.ts'
import type { ManifestToPut } from './source-image.ts'
import type { StandingImage, TagToPut } from './standing-image.ts'

const parallelPuts = 4

type RepositoryOf = (image: OutputImage) => Repository

/** Puts the manifests under their digests: before any tag is written, every image is there as a whole. */
export async function putManifests(
  images: readonly StandingImage[],
  repositoryOf: RepositoryOf,
): Promise<readonly Problem[]> {
  const lacking = images.filter(({ isThere }) => !isThere)
  return await atOnce(lacking, parallelPuts, async ({ source: { image }, manifest }) => {
    if (manifest === undefined) return undefined
    const put = await repositoryOf(image).putManifest(manifest.digest, manifest)
    if (put.kind === 'put') return undefined
    return registryTrouble(image, 'the image is not taken', put.kind === 'refused' ? { ...put, kind: 'denied' } : put)
  })
}

/** One tag of one image. */
interface Step extends TagToPut {
  readonly image: OutputImage
  readonly manifest: ManifestToPut
}

/**
 * Writes the tags. Those that name other images now come first, one after the other: where the registry does not let one be moved, those that were
 * moved are put back, so that either all tags are of this publish or none is.
 */
export async function putTags(
  images: readonly StandingImage[],
  repositoryOf: RepositoryOf,
): Promise<readonly Problem[]> {
  const steps = images.flatMap(({ source: { image }, manifest, tags }) =>
    manifest === undefined ? [] : tags.map((tag): Step => ({ ...tag, image, manifest })),
  )
  const moved: Step[] = []
  for (const step of steps.filter(({ before }) => before !== undefined)) {
    const problem = await put(step, repositoryOf)
    if (problem !== undefined) return [withAftermath(problem, await putBack(moved, repositoryOf), [])]
    moved.push(step)
  }
  const made: Step[] = []
  const make = async (step: Step): Promise<Problem | undefined> => {
    const problem = await put(step, repositoryOf)
    if (problem === undefined) made.push(step)
    return problem
  }
  // A rule that forbids the tag forbids the first one, too.
  const [first, ...others] = steps.filter(({ before }) => before === undefined)
  const problems = first === undefined ? [] : await atOnce([first], 1, make)
  const [problem, ...more] = problems.length > 0 ? problems : await atOnce(others, parallelPuts, make)
  return problem === undefined ? [] : [withAftermath(problem, await putBack(moved, repositoryOf), made), ...more]
}

async function put({ image, manifest, tag, before }: Step, repositoryOf: RepositoryOf): Promise<Problem | undefined> {
  const answer = await repositoryOf(image).putManifest(tag, manifest)
  switch (answer.kind) {
    case 'put':
      return undefined
    case 'refused':
      return tagTrouble(image, { tag, isReplaced: before !== undefined, why: answer.why })
    case 'missing':
    case 'denied':
    case 'failed':
      return registryTrouble(image, `the tag ${tag} cannot be put`, answer)
  }
}

/** Answers the tags that could not be put back. */
async function putBack(moved: readonly Step[], repositoryOf: RepositoryOf): Promise<readonly Step[]> {
  for (const [index, step] of moved.entries()) {
    const repository = repositoryOf(step.image)
    const former = step.before ? await repository.getManifest(step.before) : undefined
    const isBack = former?.kind === 'manifest' && (await repository.putManifest(step.tag, former)).kind === 'put'
    // What did not work for one is not waited for again.
    if (!isBack) return moved.slice(index)
  }
  return []
}

const mostNamed = 5

/** The problem, and which tags are new all the same. */
function withAftermath(problem: Problem, lost: readonly Step[], made: readonly Step[]): Problem {
  const names = [...lost, ...made].map(({ image, tag }) => `${repositoryName(image)}:${tag}`)
  const more = names.length > mostNamed ? ` and ${String(names.length - mostNamed)} more` : ''
  const aftermath =
    names.length === 0 ? 'no tag was changed' : `written already: ${names.slice(0, mostNamed).join(', ')}${more}`
  return { ...problem, message: `${problem.message}; ${aftermath}` }
}
