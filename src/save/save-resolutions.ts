import path from 'node:path'

import { isBuilt, type BuiltLayer } from './built-layer.ts'
import type { SaveRequest } from './save-request.ts'
import { digestHex, isDigest } from '../formats/digest.ts'
import { layerKey } from '../layer/stack.ts'
import {
  encodeResolution,
  makeDockerResolution,
  makeUrlResolution,
  type Evidence,
  type Resolution,
  type UrlEvidence,
} from '../predict/resolution.ts'
import { withoutUserInfo } from '../stackerfile/shown-text.ts'
import type { BuildState } from '../workspace/build-state.ts'
import { digestOfFile } from '../workspace/oci-layout.ts'

/**
 * Keeps what names resolved to: for each layer that was built now, where registry or server said the same before and after the
 * build. A resolution is a shortcut only; one that cannot be written costs a question.
 */
export async function saveResolutions(request: SaveRequest): Promise<void> {
  const { gathered, built, note, state, store } = request
  const written = new Set<string>()
  for (const layer of built) {
    if (!isBuilt(layer) || layer.untouched) continue
    const { definition } = layer.stacked.facts
    const before = note?.layers.find((candidate) => layerKey(candidate) === layerKey(definition))?.evidence ?? []
    for (const after of gathered.evidence[layer.index] ?? []) {
      const earlier = before.find(({ name }) => name === after.name)
      if (earlier === undefined || written.has(after.name)) continue
      const resolution = await resolve(earlier, after, layer, state)
      if (resolution === undefined) continue
      written.add(after.name)
      await store.writeResolution(after.name, encodeResolution(resolution))
    }
  }
}

async function resolve(
  before: Evidence,
  after: Evidence,
  layer: BuiltLayer,
  state: BuildState,
): Promise<Resolution | undefined> {
  if (after.kind === 'docker')
    return before.kind === 'docker' ? makeDockerResolution(before, after, layer.entry.Base) : undefined
  return before.kind === 'url' ? resolveUrl(before, after, layer, state) : undefined
}

/** The name of a url's evidence ends in the url; the staged copy tells the content. */
async function resolveUrl(
  before: UrlEvidence,
  after: UrlEvidence,
  { entry }: BuiltLayer,
  state: BuildState,
): Promise<Resolution | undefined> {
  const source = (entry.Layer.Imports ?? []).find(
    ({ Path: url, Dest: dest }) => !dest && after.name.endsWith(` ${withoutUserInfo(url)}`),
  )?.Path
  const staged =
    source === undefined ? undefined : state.imports.get(entry.Name)?.entries.get(path.posix.basename(source))
  const stagedHash = source === undefined ? undefined : entry.Imports?.get(source)?.Hash
  if (staged?.kind !== 'file' || !isDigest(stagedHash)) return undefined
  const { digest, size } = await digestOfFile(staged.file)
  return makeUrlResolution(before, after, { contentHash: digestHex(digest), size, stagedHash })
}
