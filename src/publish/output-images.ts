import { UserError, type Problem } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { imageTag } from '../layer/entry.ts'
import type { LayerPlan } from '../layer/build-plan.ts'
import { publishedReference, type PublishTarget } from '../registry/publish-target.ts'
import type { RepositoryAddress } from '../registry/repository.ts'
import type { BuildToPublish } from '../use-cases.ts'

/** An image that a build has, and where it goes. */
export interface OutputImage {
  /** Of a builds file, else empty. */
  readonly build: string
  readonly layer: LayerPlan
  /** Absolute. */
  readonly layout: string
  /** In the layout. */
  readonly layoutTag: string
  /** Of its manifest, by the plan. */
  readonly digest: Digest | null
  readonly arch: string
  readonly address: RepositoryAddress
  readonly tags: readonly string[]
  /** The same for this architecture alone, in the same order. */
  readonly partTags: readonly string[]
}

/**
 * The images of what was asked for, each once. As `stacker publish` does it (publisher.go, Publish): `PATH/LAYER:TAG`, and `TAG-TYPE` for
 * another layer type than tar; layers of prerequisites are left to whoever names their stackerfiles, which a row of a matrix does not, and
 * build_only layers have none.
 * @throws UserError for names that no registry takes, and for two images that would have one name.
 */
export function outputImages(builds: readonly BuildToPublish[], target: PublishTarget): readonly OutputImage[] {
  const problems: Problem[] = []
  const images = new Map<string, OutputImage>()
  for (const build of builds) {
    for (const layer of askedLayers(build)) {
      for (const { type, tag } of layer.images) {
        const image = imageOf(build, layer, { type, tag }, target)
        if ('message' in image) problems.push(image)
        else images.set(`${image.layout}\0${image.layoutTag}\0${image.arch}`, image)
      }
    }
  }
  if (problems.length > 0) throw new UserError(problems)
  return [...images.values()]
}

/** @throws UserError where one name would be that of two images. */
export function refuseCollisions(images: readonly OutputImage[]): void {
  const holders = new Map<string, OutputImage>()
  const problems: Problem[] = []
  for (const image of images) {
    for (const tag of image.tags) {
      const name = `${repositoryName(image)}:${tag}`
      const other = holders.get(name)
      if (other === undefined) holders.set(name, image)
      else
        problems.push({
          message: `${name} would be two images, of ${titleOf(other)} and of ${titleOf(image)}`,
          place: { file: image.layer.definition.stackerfile, line: image.layer.definition.line },
          advice:
            image.arch === other.arch
              ? 'publish them by steps of their own, under other publish-tags'
              : 'give "publish-index: part" to the builds of each architecture, and "publish-index: join" after them',
        })
    }
  }
  if (problems.length > 0) throw new UserError(problems)
}

/** `HOST/PATH/LAYER`. */
export function repositoryName({ address }: Pick<OutputImage, 'address'>): string {
  return `${address.domain}/${address.path}`
}

function titleOf({ build, layoutTag, layer }: OutputImage): string {
  return build === '' ? `${layoutTag} in ${layer.definition.stackerfile}` : `${build}/${layoutTag}`
}

function askedLayers({ plan: { layers, builds }, options: { publishFiles } }: BuildToPublish): readonly LayerPlan[] {
  return layers.filter(
    ({ definition: { stackerfile, layer }, build }) =>
      builds[build]?.roots.includes(stackerfile) === true &&
      publishFiles?.has(stackerfile) !== false &&
      !layer.BuildOnly,
  )
}

function imageOf(
  { name: build, options, arch }: BuildToPublish,
  layer: LayerPlan,
  { type, tag }: { readonly type: string; readonly tag: string },
  target: PublishTarget,
): OutputImage | Problem {
  const { name, stackerfile, line } = layer.definition
  const partTags = target.tags.map((one) => imageTag(`${one}-${arch}`, type))
  const tags = options.publishIndex === 'part' ? partTags : target.tags.map((one) => imageTag(one, type))
  const [first = ''] = tags
  const found = publishedReference(target, name, first)
  if (found.kind === 'invalid' || partTags.some((one) => one.length > 128)) {
    const why = found.kind === 'invalid' ? found.why : 'its tag has more than 128 characters'
    return { message: `layer ${JSON.stringify(name)} cannot be published: ${why}`, place: { file: stackerfile, line } }
  }
  const { domain, path } = found.reference
  return {
    build,
    layer,
    layout: options.directories.oci,
    layoutTag: tag,
    digest: layer.images.find((image) => image.type === type)?.digest ?? null,
    arch,
    address: { domain, path, insecure: found.insecure },
    tags,
    partTags,
  }
}
