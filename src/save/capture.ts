import path from 'node:path'

import { FormatError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import { encodeBuildCache } from '../layer/build-cache.ts'
import { packEntry } from '../layer/entry-facts.ts'
import { umaskOfEntry } from '../layer/umask.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'
import { umaskOf } from '../workspace/build-state.ts'
import { addImages } from './capture-images.ts'
import type { Captured, CaptureRequest } from './capture-request.ts'
import { captureRoot } from './capture-root.ts'
import { addTreeText, type CollectedBlobs } from './collected.ts'
import { addContents } from './taken-contents.ts'

/**
 * Texts of trees up to so many bytes in all stand in the record, the shorter ones first: then a plan names the files that changed, and
 * a restore asks for one blob less. Longer ones are blobs, since a verdict needs their canonical digest only.
 */
const mostInlineTrees = 16 * 1024

/**
 * Reads and verifies all that a record of the layer needs. A text says why the layer cannot be kept: stacker's image lacks a blob,
 * a file does not have its digest, a tree cannot be packed.
 */
export async function captureLayer(request: CaptureRequest): Promise<Captured | string> {
  const { entry, facts, portable, release, state } = request
  const collected: CollectedBlobs = { files: new Map(), blobs: new Map() }
  const documents = new Map<Digest, Buffer>()
  try {
    const packed = packEntry(entry, portable)
    const trees = await addTrees(request, collected, packed.trees)
    const trouble = strayLink(request) ?? (await addImages(request, collected, documents))
    if (trouble !== undefined) return trouble
    const root = entry.Layer.BuildOnly ? await captureRoot(request, collected) : null
    if (typeof root === 'string') return root
    const contents = await addContents(request, collected)
    return {
      files: collected.files,
      record: {
        release: release.tag,
        facts,
        entry: encodeBuildCache(new Map([[entry.Name, packed.entry]]), release).toString('utf8'),
        trees,
        documents,
        root,
        blobs: [...collected.blobs.values()],
        contents,
        buildSeconds: request.buildSeconds,
        owner: state.buildCache?.uid ?? 0,
        umask: umaskOf(state, entry.Name) ?? umaskOfEntry(entry, release) ?? null,
        savedAt: request.now,
      },
    }
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

async function addTrees(
  { place }: CaptureRequest,
  collected: CollectedBlobs,
  texts: ReadonlyMap<Digest, Buffer>,
): Promise<ReadonlyMap<Digest, Buffer | null>> {
  const trees = new Map<Digest, Buffer | null>()
  let inlined = 0
  for (const [digest, text] of [...texts].sort(([, a], [, b]) => a.length - b.length)) {
    inlined += text.length
    const isInline = inlined <= mostInlineTrees
    trees.set(digest, isInline ? text : null)
    if (!isInline) await addTreeText(place, collected, digest, text)
  }
  return trees
}

/**
 * stacker compares what a staged link leads to (docs/stacker/staging.md#4.4; cache.go, Lookup). Where that is no import of the
 * layer, it is another file elsewhere.
 */
function strayLink({ entry, state }: CaptureRequest): string | undefined {
  for (const { Path: source, Dest: dest } of entry.Layer.Imports ?? []) {
    const link = dest ? undefined : state.imports.get(entry.Name)?.entries.get(path.posix.basename(source))?.link
    if (stackerUrl(source) !== undefined && link?.within === false)
      return `${source} is a link to ${link.target}, which stacker looks up outside of what the layer imports`
  }
  return undefined
}
