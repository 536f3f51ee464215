// Writes a scenario's project, changes it, and lays down what stacker left after the first build.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import path from 'node:path'

import { listTar } from './tar-names.ts'
import type { Mutation, Recordings, Scenario, State, StagedFile } from './recorded.ts'

/** A project on disk with what surrounds it: how stacker is called, and what is served to it. */
export interface Project {
  readonly directory: string
  command: readonly string[]
  env: Readonly<Record<string, string>>
  readonly served: Map<string, { content: string | null; checksum: boolean }>
  readonly images: Map<string, string>
  registryDown: boolean
}

const defaultCommand = ['build', '-f', 'stacker.yaml']

export function writeProject(scenario: Scenario, recordings: Recordings, state: State, directory: string): Project {
  const put = (text: string): string => text.replaceAll('@PROJECT@', directory)
  fs.mkdirSync(directory, { recursive: true })
  fs.chmodSync(directory, 0o755)
  for (const [name, file] of Object.entries(scenario.files)) {
    const target = path.join(directory, name)
    makeDirectories(path.dirname(target), directory)
    if (typeof file === 'string') writeFile(target, put(file), 0o644)
    else if ('base' in file) writeBase(target, file.base, recordings, state)
    else if ('link' in file) fs.symlinkSync(put(file.link), target)
    else if ('dir' in file) {
      fs.mkdirSync(target, { recursive: true })
      fs.chmodSync(target, mode(file.mode, 0o755))
    } else writeFile(target, put(file.content), mode(file.mode, 0o644))
  }
  return {
    directory,
    command: (scenario.command ?? defaultCommand).map(put),
    env: scenario.env ?? {},
    served: new Map(
      Object.entries(scenario.http ?? {}).map(([name, file]) => [
        name,
        { content: file.content, checksum: file.checksum ?? false },
      ]),
    ),
    images: new Map(Object.entries(scenario.registry ?? {})),
    registryDown: false,
  }
}

export function mutate(project: Project, mutation: readonly Mutation[], recordings: Recordings, state: State): void {
  const put = (text: string): string => text.replaceAll('@PROJECT@', project.directory)
  for (const step of mutation) {
    const target = 'path' in step ? path.join(project.directory, step.path) : ''
    switch (step.op) {
      case 'write':
        makeDirectories(path.dirname(target), project.directory)
        if ('base' in step) {
          writeBase(target, step.base, recordings, state)
        } else if ('link' in step) {
          fs.rmSync(target, { recursive: true, force: true })
          fs.symlinkSync(put(step.link), target)
        } else if ('dir' in step) {
          fs.mkdirSync(target, { recursive: true })
          fs.chmodSync(target, mode(step.mode, 0o755))
        } else {
          const stat = fs.lstatSync(target, { throwIfNoEntry: false })
          if (stat?.isDirectory()) fs.rmSync(target, { recursive: true })
          writeFile(
            target,
            put(step.content),
            step.mode === undefined && stat?.isFile() ? stat.mode & 0o7777 : mode(step.mode, 0o644),
          )
        }
        break
      case 'replace': {
        const text = fs.readFileSync(target, 'utf8')
        const [find, replacement] = [put(step.find), put(step.with)]
        const at = text.indexOf(find)
        if (at < 0) throw new Error(`${step.path} does not contain ${JSON.stringify(find)}`)
        fs.writeFileSync(target, text.slice(0, at) + replacement + text.slice(at + find.length))
        break
      }
      case 'touch':
        fs.utimesSync(target, 2_000_000_000, 2_000_000_000)
        break
      case 'remove':
        fs.rmSync(target, { recursive: true })
        break
      case 'chmod':
        fs.chmodSync(target, mode(step.mode, 0))
        break
      case 'rename': {
        const to = path.join(project.directory, step.to)
        makeDirectories(path.dirname(to), project.directory)
        fs.renameSync(target, to)
        break
      }
      case 'http':
        project.served.set(step.name, { content: step.content, checksum: step.checksum ?? false })
        break
      case 'push':
        project.images.set(step.name, step.base)
        break
      case 'registry-down':
        project.registryDown = true
        break
      case 'command':
        project.command = step.command.map(put)
        break
      case 'env':
        project.env = step.env
        break
    }
  }
}

/** Lays down .stacker, oci and roots as real stacker left them, with `buildCache` for this directory. */
export function layDownState(
  project: Project,
  recordings: Recordings,
  state: State,
  buildCache: Uint8Array | undefined,
  overlayDirs: readonly { readonly layer: string; readonly source: string; readonly dest: string }[],
): void {
  const at = (...names: string[]): string => path.join(project.directory, ...names)
  fs.mkdirSync(at('.stacker', 'layer-bases'), { recursive: true })
  fs.mkdirSync(at('.stacker', 'imports'), { recursive: true })
  fs.mkdirSync(at('roots'), { recursive: true })
  if (buildCache !== undefined) fs.writeFileSync(at('.stacker', 'build.cache'), buildCache, { mode: 0o600 })
  fs.writeFileSync(at('.stacker', 'storage.type'), 'overlay')
  writeLayout(at('oci'), state.oci_index, state.blobs, recordings)
  if (state.layer_bases_index !== undefined) {
    writeLayout(at('.stacker', 'layer-bases', 'oci'), state.layer_bases_index, state.layer_bases_blobs, recordings)
  }
  writeTree(at('.stacker', 'imports'), state.staged_imports ?? {}, recordings)
  for (const [name, metadata] of Object.entries(state.overlay_metadata ?? {})) {
    if (name.startsWith('temp-snapshot-')) continue
    fs.mkdirSync(at('roots', name, 'overlay'), { recursive: true })
    fs.mkdirSync(at('roots', name, 'rootfs'), { recursive: true })
    fs.writeFileSync(at('roots', name, 'overlay_metadata.json'), JSON.stringify(metadata))
  }
  for (const [name, tree] of Object.entries(state.overlays ?? {})) {
    if (name.startsWith('temp-snapshot-')) continue
    fs.mkdirSync(at('roots', name, 'overlay'), { recursive: true })
    writeTree(at('roots', name, 'overlay'), tree, recordings)
  }
  for (const { layer, source, dest } of overlayDirs) {
    fs.mkdirSync(at('roots', layer, 'overlay_dirs', path.basename(source), dest), { recursive: true })
  }
}

/**
 * What the recordings leave out, since stacker makes it from the rest: the layers of all roots, extracted. Names only, which is enough
 * for checks that look whether they are there.
 */
export function layDownExtracted(project: Project, recordings: Recordings, state: State): void {
  const roots = path.join(project.directory, 'roots')
  if (!fs.existsSync(roots)) return
  for (const [name, metadata] of Object.entries(state.overlay_metadata ?? {})) {
    if (!fs.existsSync(path.join(roots, name))) continue
    const { Manifests: manifests } = metadata as {
      Manifests?: Record<string, { layers?: { digest: string }[] }> | null
    }
    for (const { digest } of Object.values(manifests ?? {}).flatMap(({ layers }) => layers ?? [])) {
      const hex = digest.slice('sha256:'.length)
      const overlay = path.join(roots, `sha256_${hex}`, 'overlay')
      if (fs.existsSync(overlay)) continue
      fs.mkdirSync(overlay, { recursive: true })
      const layer = listTar(recordings.content(hex))
      for (const { name: inside, kind } of layer?.names ?? [{ name: 'content of another type', kind: 'file' }]) {
        const target = path.join(overlay, inside)
        fs.mkdirSync(kind === 'directory' ? target : path.dirname(target), { recursive: true })
        if (kind !== 'directory') fs.writeFileSync(target, '')
      }
      for (const hidden of layer?.whiteouts ?? []) {
        fs.mkdirSync(path.dirname(path.join(overlay, hidden)), { recursive: true })
        execFileSync('mknod', [path.join(overlay, hidden), 'c', '0', '0'])
      }
    }
  }
}

function writeLayout(directory: string, index: unknown, blobs: State['blobs'], recordings: Recordings): void {
  fs.mkdirSync(path.join(directory, 'blobs', 'sha256'), { recursive: true })
  fs.writeFileSync(path.join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  fs.writeFileSync(path.join(directory, 'index.json'), JSON.stringify(index))
  for (const [digest, blob] of Object.entries(blobs ?? {})) {
    const hex = digest.slice('sha256:'.length)
    fs.writeFileSync(path.join(directory, 'blobs', 'sha256', hex), blob.text ?? recordings.content(hex))
  }
}

function writeTree(root: string, tree: Readonly<Record<string, StagedFile>>, recordings: Recordings): void {
  // Parents before children, so that the modes of directories can be set last.
  const names = Object.keys(tree).sort()
  for (const name of names) {
    const file = tree[name]
    const target = path.join(root, name)
    if (file === undefined || target.endsWith('/.stacker-run.sh')) continue
    fs.mkdirSync(path.dirname(target), { recursive: true })
    if (file.dir) fs.mkdirSync(target, { recursive: true })
    else if (file.link !== undefined) fs.symlinkSync(file.link, target)
    else if (file.sha256 !== undefined) writeFile(target, recordings.content(file.sha256), mode(file.mode, 0o644))
    else if (file.char !== undefined) execFileSync('mknod', [target, 'c', '0', '0'])
    else throw new Error(`cannot write ${name}: ${JSON.stringify(file)}`)
    for (const [attribute, value] of Object.entries(file.xattrs ?? {}))
      execFileSync('setfattr', ['-h', '-n', attribute, '-v', value, target])
  }
  for (const name of names.reverse()) {
    const file = tree[name]
    if (file?.dir) fs.chmodSync(path.join(root, name), mode(file.mode, 0o755))
  }
}

function writeBase(target: string, base: string, recordings: Recordings, state: State): void {
  const recorded = state.bases?.[base]
  if (recorded === undefined) throw new Error(`the state lacks base ${base}`)
  fs.rmSync(target, { recursive: true, force: true })
  if (recorded.kind === 'tar') {
    writeFile(target, recordings.content(recorded.sha256), 0o644)
    return
  }
  for (const [name, sha256] of Object.entries(recorded.files)) {
    fs.mkdirSync(path.dirname(path.join(target, name)), { recursive: true })
    writeFile(path.join(target, name), recordings.content(sha256), 0o644)
  }
}

function makeDirectories(directory: string, top: string): void {
  const made = fs.mkdirSync(directory, { recursive: true })
  for (let at = directory; made !== undefined && at.length > top.length; at = path.dirname(at)) fs.chmodSync(at, 0o755)
}

function writeFile(target: string, content: string | Uint8Array, permissions: number): void {
  fs.writeFileSync(target, content)
  fs.chmodSync(target, permissions)
}

function mode(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Number.parseInt(text.replace(/^0o/, ''), 8)
}
