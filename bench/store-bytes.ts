// How many bytes go to the cache service and come from it.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Traffic } from './cache-server.ts'
import { megabytes, ours, requestRow, row, theirs, traffic, type Place } from './store-sides.ts'
import { pretendToolchain } from '../__tests__/stacker/pretended-toolchain.ts'
import { changeLayer, layerName, pretendBuild, writeSources } from '../__tests__/stacker/pretended-build.ts'

/** What one changed layer of twelve costs. */
export async function benchBytes(place: Place, bytes: number): Promise<void> {
  const { work, server } = place
  const { print, aim } = place.bench
  const layers = 12
  const each = Math.floor(bytes / layers)
  const first = join(work, 'first')
  await writeSources(first, layers)
  await pretendBuild(first, each, 'random')
  await server.ask({ azure: false })
  const saved = await ours(place, 'save', first)
  const savedTraffic = await traffic(server)
  const theirSave = await theirs(place, 'save', first, 'whole-1')
  const theirSaveTraffic = await traffic(server)

  const second = join(work, 'second')
  await writeSources(second, layers)
  await changeLayer(second, layers)
  const planned = await ours(place, 'plan', second)
  const planTraffic = await traffic(server)
  await ours(place, 'restore', second)
  const restoreTraffic = await traffic(server)
  const [changed, ...more] = await pretendBuild(second, each, 'random')
  if (changed === undefined || more.length > 0) throw new Error(`${more.length + 1} layers were built, not one`)
  await ours(place, 'save', second)
  const saveTraffic = await traffic(server)
  const theirPlace = join(work, 'theirs')
  await mkdir(theirPlace)
  await theirs(place, 'restore', theirPlace, 'whole-2', 'whole-')
  const theirRestoreTraffic = await traffic(server)
  await theirs(place, 'save', second, 'whole-2')
  const theirChangedTraffic = await traffic(server)

  const most = 1.01 * changed.size + 64_000 + changed.treeText
  const up = saveTraffic.up
  print(`12 layers of ${megabytes(each)}, the last one changed`)
  print(row('', 'stack-cache', 'actions/cache'))
  print(row('first save, up', megabytes(savedTraffic.up), megabytes(theirSaveTraffic.up)))
  print(row('first save, seconds', saved.seconds.toFixed(1), theirSave.seconds.toFixed(1)))
  print(row('plan, down (kB a layer)', (planTraffic.down / layers / 1000).toFixed(1), 'has none'))
  print(row('plan, seconds', planned.seconds.toFixed(1), ''))
  print(row('restore, down', megabytes(restoreTraffic.down), megabytes(theirRestoreTraffic.down)))
  print(row('save after the change, up', megabytes(up), megabytes(theirChangedTraffic.up)))
  print(requestRow('first save', savedTraffic, theirSaveTraffic))
  print(requestRow('plan', planTraffic))
  print(requestRow('restore', restoreTraffic, theirRestoreTraffic))
  print(requestRow('save after the change', saveTraffic, theirChangedTraffic))
  aim(`save of the changed layer, bytes up over the ${Math.floor(most)} allowed`, [up / most], 1)
  aim('plan, kB down a layer', [planTraffic.down / layers / 1000], 20)
  await benchNeeded(place, { layers, each }, theirRestoreTraffic)
  for (const directory of [first, second, theirPlace]) await rm(directory, { recursive: true })
}

/** What `restore: needed` takes of the twelve, of which all are kept; the other side takes all or nothing. */
async function benchNeeded(
  place: Place,
  { layers, each }: { readonly layers: number; readonly each: number },
  theirRestore: Traffic,
): Promise<void> {
  const { work, server } = place
  const { print, aim } = place.bench
  const cycle = async (project: string): Promise<{ down: Traffic; up: Traffic; built: number }> => {
    await ours(place, 'restore', project, { RESTORE: 'needed' })
    const down = await traffic(server)
    const built = await pretendBuild(project, each, 'random')
    await ours(place, 'save', project)
    const found = { down, up: await traffic(server), built: built.length }
    await rm(project, { recursive: true })
    return found
  }
  const project = join(work, 'needed')
  await writeSources(project, layers)
  const same = await cycle(project)
  await writeSources(project, layers)
  await writeFile(join(project, 'conf', `${layerName(layers)}.conf`), 'setting = changed once more\n')
  const last = await cycle(project)
  if (same.built !== 0 || last.built !== 1)
    throw new Error(`${String(same.built)} and ${String(last.built)} layers were built, not none and one`)
  print(`12 layers of ${megabytes(each)}, restore: needed`)
  print(row('', 'stack-cache', 'actions/cache'))
  print(row('nothing changed, down', megabytes(same.down.down), megabytes(theirRestore.down)))
  print(row('last one changed, down', megabytes(last.down.down), megabytes(theirRestore.down)))
  print(row('last one changed, up', megabytes(last.up.up), ''))
  print(requestRow('nothing changed', same.down, theirRestore))
  print(requestRow('save, nothing changed', same.up))
  print(requestRow('last one changed', last.down, theirRestore))
  print(requestRow('save, last one changed', last.up))
  aim('needed, nothing changed, kB down a layer', [same.down.down / layers / 1000], 30)
  aim('needed, nothing changed, entries sent', [same.up.uploads], 0)
  aim(
    'needed, last one changed, down over its ancestors',
    [last.down.down / ((layers - 1) * each + layers * 30_000)],
    1,
  )
  aim('needed, last one changed, up over its own', [last.up.up / (1.01 * each + 64_000)], 1)
}

/** What build_only layers on a base image cost: their own files, never the image. */
export async function benchToolchain(place: Place, base: number): Promise<void> {
  const { work, server } = place
  const { print, aim } = place.bench
  const project = join(work, 'toolchain')
  const own = Math.floor(base / 25)
  await pretendToolchain(project, base, own)
  await server.ask({ azure: false })
  await ours(place, 'save', project)
  const { up } = await traffic(server)
  // The upper one is needed by nobody, so nothing but its record is kept.
  const most = 1.05 * own + 64_000
  print(`a build_only layer of ${megabytes(own)}, with another on it, on a base image of ${megabytes(base)}`)
  print(row('save, up', megabytes(up), ''))
  // Nothing kept at all would be small, too.
  if (up < own) throw new Error(`only ${String(up)} bytes were kept`)
  aim(`save of a toolchain, bytes up over the ${Math.floor(most)} allowed`, [up / most], 1)
  await rm(project, { recursive: true })
}
