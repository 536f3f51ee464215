import { stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { digestHex, digestOf } from '../formats/digest.ts'
import type { RecordedContent } from '../layer/record.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'
import { sizeOfFile } from '../workspace/oci-layout.ts'
import { packStaged, readableFile } from '../workspace/root/by-root.ts'
import { isAltered } from '../workspace/staged-content.ts'
import type { CaptureRequest } from './capture-request.ts'
import { addFile, type CollectedBlobs } from './collected.ts'

/**
 * What the layer took through `stacker://`, as stacker staged it: it can stand in for a producer that hits
 * (docs/stacker/restoring.md#19).
 */
export async function addContents(request: CaptureRequest, collected: CollectedBlobs): Promise<RecordedContent[]> {
  const { entry, state, place } = request
  const { staging, log } = place
  const contents: RecordedContent[] = []
  for (const [index, { Path: source, Dest: dest }] of (entry.Layer.Imports ?? []).entries()) {
    const { layer: producer, path: taken } = stackerUrl(source) ?? { layer: undefined, path: '' }
    const staged = state.imports.get(entry.Name)?.entries.get(path.posix.basename(source))
    if (producer === undefined || taken === '' || dest || staged === undefined || staged.kind === 'other') continue
    if (request.isAlwaysBuilt(producer)) continue
    if (
      isAltered(
        entry.Imports?.get(source),
        { kind: staged.kind, file: staged.file, mode: staged.mode },
        { release: request.release, owner: state.buildCache?.uid },
      )
    ) {
      log.warning(`what layer ${entry.Name} took from ${producer} is not kept: ${source} was changed since the build`)
      continue
    }
    let file = path.join(staging, `content-${digestHex(digestOf(`${entry.Name}\0${String(index)}`))}`)
    if (staged.kind === 'directory') {
      const trouble = await packStaged(place, staged.file, file)
      if (trouble !== undefined) {
        log.warning(`what layer ${entry.Name} took from ${producer} is not kept: ${trouble}`)
        continue
      }
    } else if (staged.link !== undefined) {
      await writeFile(file, staged.link.target)
    } else {
      file = await readableFile(place, staged.file, path.basename(file))
    }
    const blob = await addFile(collected, file, 'content')
    contents.push({ producer, path: taken, kind: staged.kind, mode: staged.mode, blob })
  }
  const base = await takenBase(request, collected)
  return base === undefined ? contents : [...contents, base]
}

async function takenBase(request: CaptureRequest, collected: CollectedBlobs): Promise<RecordedContent | undefined> {
  const { entry, place } = request
  const taken = stackerUrl(entry.Layer.From.Url)
  if (taken === undefined || request.isAlwaysBuilt(taken.layer)) return undefined
  const staged = await stagedBase(request)
  if (staged === undefined) return undefined
  const file = await readableFile(place, staged.file, `base-${digestHex(digestOf(entry.Name))}`)
  const blob = await addFile(collected, file, 'content')
  return { producer: taken.layer, path: taken.path, kind: 'file', mode: staged.mode, blob }
}

/**
 * The tar that the layer took from another for its base, where what is staged is still that one: two bases of one file name share the
 * place. Undefined where it is not.
 */
export async function stagedBase({
  entry,
  release,
  place,
  state,
}: Pick<CaptureRequest, 'entry' | 'release' | 'place' | 'state'>): Promise<
  { readonly file: string; readonly mode: number } | undefined
> {
  const { Type: type, Url: url } = entry.Layer.From
  if (type !== 'tar' || stackerUrl(url) === undefined) return undefined
  const file = path.join(place.directories.stackerDir, 'layer-bases', path.posix.basename(url))
  if ((await sizeOfFile(file)) === undefined) return undefined
  const mode = (await stat(file)).mode & 0o7777
  const copy = await readableFile(place, file, `base-${digestHex(digestOf(entry.Name))}`)
  const recorded = { Type: 0n, Hash: entry.Base }
  const altered = isAltered(recorded, { kind: 'file', file: copy, mode }, { release, owner: state.buildCache?.uid })
  return altered ? undefined : { file, mode }
}
