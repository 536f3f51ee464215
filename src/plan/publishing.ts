import { imageTag } from '../layer/entry.ts'
import type { LayerPlan, Plan } from '../layer/build-plan.ts'
import type { Options } from '../options/options.ts'
import type { RegistryClient } from '../registry/client.ts'
import { openMachineRegistry } from '../registry/machine.ts'
import { thisMachine } from '../registry/this-machine.ts'
import { publishedReference, type PublishTarget } from '../registry/publish-target.ts'
import type { Surroundings } from '../use-cases.ts'

/** What a plan waits for the registry at most, where nothing else is said. */
const usualPatience = { request: 20_000, total: 60_000 }

const parallelQuestions = 8

export type PublishingOptions = Pick<Options, 'publishTo'>

/**
 * The plan, with those of the layers that are not built to be published whose images the registry lacks, or has otherwise. Asks nothing
 * where no registry is given. What cannot be asked is published: that a registry gets an image twice changes nothing there.
 */
export async function withUnpublished(
  plan: Plan,
  { publishTo }: PublishingOptions,
  { environment, log, networkPatience = usualPatience }: Surroundings,
): Promise<Plan> {
  const kept = plan.layers.filter(({ publish, images }) => !publish && images.length > 0)
  if (publishTo === undefined || kept.length === 0) return plan
  const { client } = openMachineRegistry(thisMachine({ environment, log }), networkPatience)
  const { lacking, trouble } = await findLacking(kept, publishTo, client)
  const [first] = trouble
  if (first !== undefined) {
    const more = trouble.length === 1 ? '' : ` and ${String(trouble.length - 1)} more`
    log.warning(
      `publish lists ${JSON.stringify(first.layer)}${more} without knowing what ${publishTo.prefix} has: ${first.why}`,
    )
  }
  return { ...plan, layers: plan.layers.map((layer) => (lacking.has(layer) ? { ...layer, publish: true } : layer)) }
}

interface Trouble {
  readonly layer: string
  readonly why: string
}

/** Those whose images the registry lacks under some tag, and those of which it is not known. After the first one that nobody answers no more is asked. */
async function findLacking(
  layers: readonly LayerPlan[],
  target: PublishTarget,
  client: Pick<RegistryClient, 'headDigest'>,
): Promise<{ readonly lacking: ReadonlySet<LayerPlan>; readonly trouble: readonly Trouble[] }> {
  const lacking = new Set<LayerPlan>()
  const trouble = new Map<LayerPlan, string>()
  let gaveUp: string | undefined
  const ask = async ({ layer, tag, digest }: Question): Promise<void> => {
    if (lacking.has(layer)) return
    const found = publishedReference(target, layer.definition.name, tag)
    const answer =
      found.kind === 'invalid'
        ? { kind: 'denied' as const, why: found.why }
        : gaveUp === undefined
          ? await client.headDigest(found.reference, found.insecure)
          : { kind: 'failed' as const, why: gaveUp }
    switch (answer.kind) {
      case 'missing':
        lacking.add(layer)
        return
      case 'digest':
        if (answer.digest !== digest) lacking.add(layer)
        if (answer.digest === undefined) trouble.set(layer, 'the registry does not tell digests')
        return
      case 'failed':
        gaveUp ??= answer.why
        lacking.add(layer)
        trouble.set(layer, answer.why)
        return
      case 'denied':
        lacking.add(layer)
        trouble.set(layer, answer.why)
    }
  }
  const queue = questionsOf(layers, target)
  const work = async (): Promise<void> => {
    for (let question = queue.shift(); question !== undefined; question = queue.shift()) await ask(question)
  }
  await Promise.all(Array.from({ length: Math.min(parallelQuestions, queue.length) }, work))
  return {
    lacking,
    // In the order of the plan.
    trouble: layers.flatMap((layer) => {
      const why = trouble.get(layer)
      return why === undefined ? [] : [{ layer: layer.definition.name, why }]
    }),
  }
}

interface Question {
  readonly layer: LayerPlan
  readonly tag: string
  readonly digest: string | null
}

/** stacker publishes each layer type under a tag of its own, `latest-squashfs` (publisher.go, Publish). */
function questionsOf(layers: readonly LayerPlan[], { tags }: PublishTarget): Question[] {
  return layers.flatMap((layer) =>
    layer.images.flatMap(({ type, digest }) => tags.map((tag) => ({ layer, tag: imageTag(tag, type), digest }))),
  )
}
