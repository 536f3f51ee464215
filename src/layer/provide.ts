import { extractionOf, preferredType } from './extraction.ts'
import { imageMetadata } from './overlay-metadata.ts'
import { provideBuildOnly } from './provide-build-only.ts'
import { leftOut, nothingAwaited, type Provision, type UsableRoot } from './provision.ts'
import type { ProvisionRequest } from './provision-request.ts'

/**
 * Chooses what is laid down for a hit layer, by the checklist (docs/stacker/restoring.md#43). It holds for every layer that stacker
 * will see, whatever the plan says about the others, so that a surprise edit after the restore finds a whole base.
 */
export function provide(request: ProvisionRequest): Provision {
  return request.layer.BuildOnly ? provideBuildOnly(request) : provideOutput(request)
}

function provideOutput(request: ProvisionRequest): Provision {
  const type = preferredType(request.manifests)
  const manifest = type === undefined ? undefined : request.manifests.get(type)
  if (type === undefined || manifest === undefined) return leftOut('its record names no manifest')
  const needed = request.hasChild || request.taken.length > 0
  const metadata = imageMetadata(type, manifest)
  const root: UsableRoot = { metadata, allInImages: true, content: undefined, ...nothingAwaited }
  const extraction = extractionOf(request.manifests, nothingAwaited, request)
  const isWhole = [...request.manifests.values()].every(({ layers }) =>
    layers.every(({ digest }) => request.isKept(digest)),
  )
  if (!isWhole) return leftOut(typeof extraction === 'string' ? extraction : 'its layers are not in the cache')
  if (typeof extraction === 'string') return needed ? leftOut(extraction) : { kind: 'none' }
  return { kind: 'metadata', root, own: [], ...extraction, ...(needed ? {} : { extract: [] }) }
}
