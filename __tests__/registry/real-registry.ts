import { execFileSync, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { digestHex, digestOf } from '../../src/formats/digest.ts'
import { closedPort } from './loopback.ts'

/** Why the tests against Debian's docker-registry and skopeo cannot run here; undefined when they can. */
export function missingTools(): string | undefined {
  const missing = ['docker-registry', 'skopeo', 'perl'].filter((tool) => {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' })
      return false
    } catch {
      return true
    }
  })
  return missing.length === 0 ? undefined : `NOT TESTED, not installed: ${missing.join(', ')}`
}

export interface RealRegistry {
  readonly host: string
  readonly stop: () => Promise<void>
}

/** docker-registry on a free port, stopped with the test. `login` is `USER:PASSWORD`, without it everybody may come in. */
export async function startRegistry(login?: string): Promise<RealRegistry> {
  const directory = await mkdtemp(path.join(tmpdir(), 'registry-'))
  const host = await closedPort()
  await writeFile(path.join(directory, 'config.yml'), await configuration(directory, host, login))
  const child = spawn('docker-registry', ['serve', path.join(directory, 'config.yml')], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve()
    }),
  )
  const stop = async (): Promise<void> => {
    child.kill()
    await ended
  }
  onTestFinished(async () => {
    await stop()
    await rm(directory, { recursive: true })
  })
  for (let tries = 0; ; tries += 1) {
    try {
      await (await fetch(`http://${host}/v2/`)).arrayBuffer()
      return { host, stop }
    } catch (error) {
      if (tries === 100) throw error
      await sleep(100)
    }
  }
}

async function configuration(directory: string, host: string, login: string | undefined): Promise<string> {
  const lines = [
    'version: 0.1',
    'log: {level: error, accesslog: {disabled: true}}',
    `storage: {filesystem: {rootdirectory: ${directory}/data}}`,
    `http: {addr: "${host}"}`,
  ]
  if (login !== undefined) {
    const [user = '', password = ''] = login.split(':')
    const script = 'print crypt($ARGV[0], q{$2y$05$abcdefghijklmnopqrstuu})'
    const hash = execFileSync('perl', ['-e', script, password], { encoding: 'utf8' })
    await writeFile(path.join(directory, 'htpasswd'), `${user}:${hash}\n`)
    lines.push(`auth: {htpasswd: {realm: test, path: ${directory}/htpasswd}}`)
  }
  return `${lines.join('\n')}\n`
}

export interface Image {
  readonly architecture: string
  /** What tells it from others. */
  readonly content: string
}

/** An OCI layout with an index over these images under the tag `t`, or with the one image itself. */
export async function writeLayout(
  images: readonly Image[],
  options: { readonly index: boolean; readonly note?: string },
): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'layout-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  await mkdir(path.join(directory, 'blobs/sha256'), { recursive: true })
  const put = async (bytes: Buffer, mediaType: string) => {
    const digest = digestOf(bytes)
    await writeFile(path.join(directory, 'blobs/sha256', digestHex(digest)), bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const manifests = []
  for (const { architecture, content } of images) {
    const tar = tarOf(content)
    const layer = await put(gzipSync(tar), 'application/vnd.oci.image.layer.v1.tar+gzip')
    const rootfs = { type: 'layers', diff_ids: [digestOf(tar)] }
    const config = await put(
      json({ architecture, os: 'linux', config: {}, rootfs }),
      'application/vnd.oci.image.config.v1+json',
    )
    const mediaType = 'application/vnd.oci.image.manifest.v1+json'
    const manifest = await put(json({ schemaVersion: 2, mediaType, config, layers: [layer] }), mediaType)
    manifests.push({ ...manifest, platform: { os: 'linux', architecture } })
  }
  const indexType = 'application/vnd.oci.image.index.v1+json'
  const note = { note: options.note ?? '' }
  const top = options.index
    ? await put(json({ schemaVersion: 2, mediaType: indexType, manifests, annotations: note }), indexType)
    : manifests[0]
  const named = { ...top, annotations: { 'org.opencontainers.image.ref.name': 't' } }
  await writeFile(path.join(directory, 'index.json'), json({ schemaVersion: 2, manifests: [named] }))
  await writeFile(path.join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  return directory
}

/** Indented, so that whoever writes it anew changes its digest. */
function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}

/** A tar archive of one file. */
function tarOf(content: string): Buffer {
  const header = Buffer.alloc(512)
  header.write('file')
  header.write('0000644\x00000000000\x00000000000\x00', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\x00`, 124)
  header.write('00000000000\x00', 136)
  header.write('        0', 148)
  header.write('ustar\x000000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\x00 `, 148)
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc(512 - (content.length % 512)), Buffer.alloc(1024)])
}

export function skopeo(...options: readonly string[]): void {
  execFileSync('skopeo', ['--insecure-policy', ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** Pushes the layout's image; `options` as `--format v2s2`. */
export function push(layout: string, image: string, ...options: readonly string[]): void {
  skopeo('copy', '--all', '--dest-tls-verify=false', ...options, `oci:${layout}:t`, `docker://${image}`)
}

/**
 * The Base that stacker computes: it copies with the library that skopeo is made of, and takes the digest from index.json
 * (docs/stacker/staging.md#8.8).
 */
export async function copiedBase(image: string, architecture: string, ...options: readonly string[]): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'copied-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const platform = ['--override-os', 'linux', '--override-arch', architecture]
  skopeo(...platform, 'copy', '--src-tls-verify=false', ...options, `docker://${image}`, `oci:${directory}:t`)
  const index = JSON.parse(await readFile(path.join(directory, 'index.json'), 'utf8')) as {
    manifests: { digest: string }[]
  }
  return index.manifests[0]?.digest.slice('sha256:'.length) ?? ''
}
