import { mkdtemp, mkdir, rm, writeFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openDownloads } from '../../src/predict/downloads.ts'
import type { BaseEnvironment } from '../../src/predict/base.ts'
import { encodeResolution, type Resolution } from '../../src/predict/resolution.ts'
import { openRegistryClient } from '../../src/registry/client.ts'
import type { HttpEnv } from '../../src/registry/http.ts'
import { findRelease, newestRelease } from '../../src/release/releases.ts'
import type { Release } from '../../src/release/release.ts'
import type { ImageSource, Layer } from '../../src/stackerfile/layer.ts'
import { digestOf } from '../../src/formats/digest.ts'
import { patient } from '../registry/loopback.ts'

/** A temporary directory with these files (mode 0644), removed with the test. */
export async function project(files: Record<string, string | Buffer> = {}): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'base-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
    await chmod(file, 0o644)
  }
  return directory
}

export function release(tag: string): Release {
  const found = findRelease(tag)
  if (found === undefined) throw new Error(`no release ${tag}`)
  return found
}

/** A layer of which only the base matters. */
export function layerFrom(from: Partial<ImageSource>, platform: { os?: string; arch?: string } = {}): Layer {
  const empty = {
    Imports: null,
    OverlayDirs: null,
    Run: null,
    Cmd: null,
    Entrypoint: null,
    FullCommand: null,
    BuildEnvPt: null,
    BuildEnv: null,
    Environment: null,
    Volumes: null,
    Labels: null,
    GenerateLabels: null,
    WorkingDir: '',
    BuildOnly: false,
    Binds: null,
    RuntimeUser: '',
  }
  return {
    ...empty,
    From: { Type: '', Url: '', Tag: '', Insecure: false, ...from },
    OS: platform.os ?? null,
    Arch: platform.arch ?? null,
  }
}

export interface Settings {
  readonly release?: Release
  readonly directory?: string
  readonly umask?: number
  readonly bases?: 'check' | 'recorded'
  readonly producers?: BaseEnvironment['producers']
  readonly resolutions?: readonly Resolution[]
  readonly http?: HttpEnv
  readonly mostBytes?: number
}

/** An environment as of a new run: nothing asked yet. Resolutions come back as a store gives them, as bytes. */
export function environment(settings: Settings = {}): BaseEnvironment {
  const http = settings.http ?? patient()
  const findResolution = (name: string): Promise<unknown> => {
    const found = settings.resolutions?.find((resolution) => resolution.name === digestOf(name))
    return Promise.resolve(found === undefined ? undefined : encodeResolution(found))
  }
  const used = settings.release ?? newestRelease
  return {
    release: used,
    workingDirectory: settings.directory ?? '/nowhere',
    host: { os: 'linux', arch: 'amd64' },
    bases: settings.bases ?? 'check',
    registry: openRegistryClient({
      http,
      findCredentials: () => Promise.resolve(undefined),
      isRerouted: () => Promise.resolve(false),
    }),
    findResolution,
    producers: settings.producers ?? (() => undefined),
    download: {
      release: used,
      umask: settings.umask ?? 0o022,
      downloads: openDownloads(http, settings.mostBytes ?? 1 << 20, used.rules),
      findResolution,
    },
  }
}

/** stacker's hash of a file and its mode. */
export function stagedHash(content: string | Buffer, mode: string): string {
  return digestOf(Buffer.concat([Buffer.from(content), Buffer.from(mode)]))
}
