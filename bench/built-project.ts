import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { hashFile } from '../src/formats/file-hash.ts'
import { encodeBuildCache } from '../src/layer/build-cache.ts'
import { zeroDescriptor, type CacheEntry } from '../src/layer/entry.ts'
import { entryHash } from '../src/layer/entry-hash.ts'
import type { Release } from '../src/release/release.ts'
import { loadProject } from '../src/stackerfile/load.ts'

/**
 * Lays down what stacker leaves of a project of build_only layers: an entry for each, and its root. Bases come from the entries below,
 * hashes from the files as they are (their staged copies have the same content and mode).
 */
export async function layDownBuild(
  directory: string,
  stackerfiles: readonly string[],
  release: Release,
  arch: 'amd64' | 'arm64',
): Promise<void> {
  const project = await loadProject({
    builds: stackerfiles.map((file) => ({ roots: [file] })),
    release,
    substitutions: [],
    directories: {
      rootsDir: path.join(directory, 'roots'),
      stackerDir: path.join(directory, '.stacker'),
      ociDir: path.join(directory, 'oci'),
      workDir: undefined,
    },
    host: { os: 'linux', arch },
    workingDirectory: directory,
  })
  const entries = new Map<string, CacheEntry>()
  for (const { name, layer } of project.builds.flatMap(({ layers }) => layers)) {
    const base = layer.From.Type === 'built' ? entries.get(layer.From.Tag) : undefined
    entries.set(name, {
      Manifests: new Map([['tar+false', zeroDescriptor(release)]]),
      Imports: new Map(
        (layer.Imports ?? []).map(({ Path: file }) => [file, { Type: 0n, Hash: hashFile(file, { withMode: true }) }]),
      ),
      OverlayDirs: new Map(),
      Name: name,
      Layer: layer,
      Base: base === undefined ? '' : String(entryHash(base, release)),
      SourceDateEpoch: null,
    })
    mkdirSync(path.join(directory, 'roots', name, 'overlay'), { recursive: true })
    writeFileSync(path.join(directory, 'roots', name, 'overlay_metadata.json'), '{"HasBuiltOCIOutput":false}')
  }
  mkdirSync(path.join(directory, '.stacker'), { recursive: true })
  writeFileSync(path.join(directory, '.stacker', 'build.cache'), encodeBuildCache(entries, release), { mode: 0o600 })
}
