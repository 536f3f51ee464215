// A project that was built and saved, and what of its cache can be exchanged before the product is run over it.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'

import { openProduct, type Asked } from '../__tests__/projects/product.ts'
import { archive, member } from '../__tests__/archive/tar-archive.ts'
import { FormatError } from '../src/errors.ts'
import { handoverFile } from '../src/handover/handover.ts'
import { digestHex, digestOf } from '../src/formats/digest.ts'
import { openBuildCache } from '../src/layer/build-cache.ts'
import { newestRelease } from '../src/release/releases.ts'
import { collectGarbage } from '../src/store/directory/collect.ts'
import { listRecords, verifyStore } from '../src/store/directory/inspect.ts'
import { takeBlob } from '../src/store/github/entry-content.ts'
import { usualLimits, withinLimits } from '../src/archive/extraction-limits.ts'
import { guardMembers } from '../src/archive/extraction-guard.ts'
import { withCheckedMap } from '../src/archive/sparse-map.ts'
import { encodeHeader, readTar } from '../src/archive/tar-member.ts'

/** What is exchanged, by a name that is the same in every sandbox. */
export interface Target {
  readonly kind: 'record' | 'blob' | 'build-cache' | 'note' | 'index' | 'metadata' | 'packed' | 'layer'
  readonly name: string
  /** As it is when nobody has touched it. */
  readonly bytes: Buffer
  readonly isJson: boolean
}

export interface Sandbox {
  readonly targets: readonly Target[]
  /** Absolute; must stay as it is. */
  readonly victim: string
  /** Puts these bytes in the target's place, runs the product, and puts all back. Answers what is wrong, undefined where nothing is. */
  readonly attempt: (target: Pick<Target, 'kind' | 'name'>, bytes: Buffer, verb: Verb) => Promise<string | undefined>
  readonly remove: () => void
}

export type Verb = 'plan' | 'restore'

const sources = {
  'stacker.yaml': [
    'base:\n  from: {type: tar, url: base.tar}\n  run: make base',
    'tool:\n  from: {type: built, tag: base}\n  build_only: true\n  run: make tool',
    'app:\n  from: {type: built, tag: tool}\n  imports: [conf, dir, "stacker://tool/made"]\n  run: make app',
    'top:\n  from: {type: built, tag: app}\n  imports: [{path: conf, dest: /etc/}]\n  run: make top\n',
  ].join('\n'),
  'layout.yaml': 'image:\n  from: {type: oci, url: "oci:image:v1"}\n  run: make image\n',
  'base.tar': 'tar',
  conf: 'conf\n',
  'dir/file': 'file\n',
  'dir/more/file': 'more\n',
}

const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf('{}'), size: 2 },
  layers: [],
})

const layoutFiles = {
  'image/oci-layout': '{"imageLayoutVersion": "1.0.0"}',
  'image/index.json': JSON.stringify({
    schemaVersion: 2,
    manifests: [
      {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: digestOf(manifest),
        size: manifest.length,
        annotations: { 'org.opencontainers.image.ref.name': 'v1' },
      },
    ],
  }),
  [`image/blobs/sha256/${digestHex(digestOf(manifest))}`]: manifest,
}

/** A blob as the runner's cache keeps it packed, and a layer with one of everything. */
const packedContent = 'content of a blob\n'
const packed = gzipSync(packedContent)
const layer = archive(
  member('dir/', { mode: 0o1777 }),
  [member('dir/file', { records: new Map([['SCHILY.xattr.user.x', Buffer.from('y')]]) }), 'content\n'],
  member('dir/.wh.gone'),
  member('link', { kind: 'symlink', target: 'dir/file' }),
  member('hard', { kind: 'link', target: 'dir/file' }),
  member('device', { kind: 'character', major: 1, minor: 3 }),
  [member(`long/${'x'.repeat(200)}`), 'long\n'],
)

const ours = ['.stacker', 'oci', 'roots']

/** The sources are built by the played stacker, as no stacker is needed to break a cache. */
export async function openSandbox(): Promise<Sandbox> {
  const its = openProduct()
  const work = path.dirname(its.home)
  const at = (...names: string[]): string => path.join(work, ...names)
  fs.mkdirSync(at('victims'))
  fs.writeFileSync(at('victims', 'file'), 'mine')
  const directory = its.checkout({ ...sources, ...layoutFiles })
  const asked: Asked = { directory, stackerfiles: ['stacker.yaml'] }
  const layout: Asked = { directory, stackerfiles: ['layout.yaml'] }
  await its.cycle(asked)
  const store = at('store')
  const handover = handoverFile(at('cache', 'stack-cache', 'handover'), path.join(directory, '.stacker'))
  const pristine = at('pristine')
  copyOver(store, path.join(pristine, 'store'))
  for (const name of ours) copyOver(path.join(directory, name), path.join(pristine, name))
  copyOver(at('cache'), path.join(pristine, 'cache'))

  const records = await listRecords(store)
  const relative = (file: string): string => path.relative(store, file)
  const targets: Target[] = [
    ...records.map(({ file, layer: name = '' }) => target('record', name, fs.readFileSync(file))),
    ...fs
      .readdirSync(path.join(store, 'blobs', 'sha256'))
      .map((name) => target('blob', name, fs.readFileSync(path.join(store, 'blobs', 'sha256', name)), false)),
    target('build-cache', 'build.cache', fs.readFileSync(path.join(directory, '.stacker', 'build.cache'))),
    target('note', 'handover', fs.readFileSync(handover)),
    target('index', 'oci', fs.readFileSync(path.join(directory, 'oci', 'index.json'))),
    target('index', 'store', fs.readFileSync(path.join(store, 'index.json'))),
    target('index', 'layout', Buffer.from(layoutFiles['image/index.json'])),
    target('metadata', 'app', fs.readFileSync(path.join(directory, 'roots', 'app', 'overlay_metadata.json'))),
    target('packed', 'gzip', packed, false),
    target('layer', 'tar', layer, false),
  ]
  const byName = new Map(records.map((record) => [record.layer ?? '', record]))
  const listing = outside()

  /** All that is not ours to change: names in the work directory and the checkout, and what the sources and the victim hold. */
  function outside(): string {
    const held = [...Object.keys(sources), ...Object.keys(layoutFiles)].map((name) =>
      name === 'image/index.json' ? '' : fs.readFileSync(path.join(directory, name), 'utf8'),
    )
    const names = [work, at('victims'), at('tmp'), at('home'), path.dirname(directory), directory].map((place) =>
      fs
        .readdirSync(place)
        .filter((name) => !ours.includes(name))
        .sort(),
    )
    const victim = fs.lstatSync(at('victims', 'file'))
    return JSON.stringify([names, held, fs.readFileSync(at('victims', 'file'), 'utf8'), victim.mode, victim.nlink])
  }

  function putBack(): void {
    for (const name of ours) copyOver(path.join(pristine, name), path.join(directory, name))
    copyOver(path.join(pristine, 'store'), store)
    copyOver(path.join(pristine, 'cache'), at('cache'))
    fs.writeFileSync(path.join(directory, 'image', 'index.json'), layoutFiles['image/index.json'])
  }

  async function run(verb: 'plan' | 'restore' | 'save' | 'why', build: Asked, more: readonly string[] = []) {
    const { code, out, said } = await its.run(verb, build, more)
    if (code !== 0) return `${verb} ended with ${String(code)}: ${said.slice(-2_000)}`
    if (/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u.test(out + said)) return `${verb} shows characters that steer a terminal`
    return undefined
  }

  /** Laid down or not: what stacker would read is whole, or is not there. */
  function whole(): string | undefined {
    const file = path.join(directory, '.stacker', 'build.cache')
    if (!fs.existsSync(file)) return undefined
    const opened = openBuildCache(fs.readFileSync(file), newestRelease)
    return opened.kind === 'opened' ? undefined : `build.cache is ${opened.kind} after a restore`
  }

  async function restored(): Promise<string | undefined> {
    return (await run('restore', asked)) ?? whole()
  }

  async function withBytes({ kind, name }: Pick<Target, 'kind' | 'name'>, bytes: Buffer, verb: Verb) {
    switch (kind) {
      case 'record': {
        const record = byName.get(name)
        if (record === undefined) return `there is no record ${name}`
        // Under the key that its own bytes ask for, as who can write the cache would put it there.
        const renamed = relative(record.file).slice(0, -64) + digestHex(digestOf(bytes))
        fs.rmSync(record.file)
        fs.writeFileSync(path.join(store, renamed), bytes)
        for (const place of ours) fs.rmSync(path.join(directory, place), { recursive: true, force: true })
        return verb === 'plan' ? await run('plan', asked) : await restored()
      }
      case 'blob':
        fs.rmSync(path.join(store, 'blobs', 'sha256', name))
        fs.writeFileSync(path.join(store, 'blobs', 'sha256', name), bytes)
        for (const place of ours) fs.rmSync(path.join(directory, place), { recursive: true, force: true })
        return verb === 'plan' ? await run('plan', asked) : await restored()
      case 'build-cache':
        fs.writeFileSync(path.join(directory, '.stacker', 'build.cache'), bytes)
        return verb === 'plan' ? await run('plan', asked, ['--from', 'local']) : await restored()
      case 'note':
        fs.writeFileSync(handover, bytes)
        return await run('save', asked)
      case 'index': {
        if (name === 'layout') {
          fs.writeFileSync(path.join(directory, 'image', 'index.json'), bytes)
          return await run('plan', layout)
        }
        fs.writeFileSync(path.join(name === 'oci' ? path.join(directory, 'oci') : store, 'index.json'), bytes)
        if (name === 'oci') return verb === 'plan' ? await run('save', asked) : await restored()
        await collectGarbage(store, {}, Date.now())
        await verifyStore(store)
        return (await run('save', asked)) ?? (await run('plan', asked))
      }
      case 'metadata':
        fs.writeFileSync(path.join(directory, 'roots', name, 'overlay_metadata.json'), bytes)
        return verb === 'plan' ? await run('save', asked) : await restored()
      case 'packed': {
        const [entry, taken] = [at('tmp', 'entry'), at('tmp', 'taken')]
        fs.writeFileSync(entry, bytes)
        const blob = { digest: digestOf(packedContent), size: packedContent.length }
        const isTaken = await takeBlob(entry, blob, taken)
        const content = fs.existsSync(taken) ? fs.readFileSync(taken, 'utf8') : undefined
        for (const left of [entry, taken]) fs.rmSync(left, { force: true })
        return content === (isTaken ? packedContent : undefined) ? undefined : 'another blob was taken than was wanted'
      }
      case 'layer':
        return await rewritten(bytes, work)
    }
  }

  return {
    targets,
    victim: at('victims', 'file'),
    async attempt(target, bytes, verb) {
      try {
        const wrong = await withBytes(target, bytes, verb)
        const now = outside()
        return wrong ?? (now === listing ? undefined : `something outside was touched: ${now}, was ${listing}`)
      } catch (error) {
        return `it throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      } finally {
        putBack()
      }
    },
    remove: its.remove,
  }
}

/** A layer on its way to `tar`: what is refused, and what is written anew can be read again, with no name that leads outside. */
async function rewritten(bytes: Buffer, directory: string): Promise<string | undefined> {
  const names: string[] = []
  try {
    const guard = guardMembers(new Map(), usualLimits)
    for await (const { member: found, content } of readTar(
      withinLimits(Readable.from([bytes]), directory, usualLimits),
    )) {
      const safe = guard(found)
      names.push(safe.name, ...(safe.kind === 'link' ? [safe.target] : []))
      let size = encodeHeader(safe).length
      for await (const piece of withCheckedMap(safe, content)) size += piece.length
      if (size > bytes.length * 4 + 4096) return 'the archive grows as it is written anew'
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
  }
  const bad = names.find((name) => name.startsWith('/') || name.split('/').includes('..') || name.includes('\0'))
  return bad === undefined ? undefined : `the name ${JSON.stringify(bad)} passes`
}

function target(kind: Target['kind'], name: string, bytes: Buffer, isJson = true): Target {
  return { kind, name, bytes, isJson }
}

/** Only what differs is written. */
function copyOver(from: string, to: string): void {
  const there = fs.lstatSync(to, { throwIfNoEntry: false })
  const source = fs.lstatSync(from)
  if (!source.isDirectory()) {
    const same = there?.isFile() && there.size === source.size && fs.readFileSync(to).equals(fs.readFileSync(from))
    if (same) return
    fs.rmSync(to, { recursive: true, force: true })
    fs.mkdirSync(path.dirname(to), { recursive: true })
    fs.cpSync(from, to, { preserveTimestamps: true, verbatimSymlinks: true })
    return
  }
  if (there !== undefined && !there.isDirectory()) fs.rmSync(to, { recursive: true, force: true })
  fs.mkdirSync(to, { recursive: true })
  const wanted = new Set(fs.readdirSync(from))
  for (const name of fs.readdirSync(to))
    if (!wanted.has(name)) fs.rmSync(path.join(to, name), { recursive: true, force: true })
  for (const name of wanted) copyOver(path.join(from, name), path.join(to, name))
}

/** Memory where there is such a place: a case writes some kilobytes, and there are many. */
export function fastPlace(): string {
  try {
    fs.accessSync('/dev/shm', fs.constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}
