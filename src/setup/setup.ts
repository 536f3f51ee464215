import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { Arch } from '../builds/fields.ts'
import { TroubleError, UserError } from '../errors.ts'
import type { Digest } from '../formats/digest.ts'
import type { Log } from '../log.ts'
import { httpEnv, type Fetch } from '../registry/http.ts'
import { download, type DownloadLimits } from './verified-download.ts'
import { joinChanges, type Host } from './host.ts'
import { installPackages } from './packages.ts'
import { releaseAsset } from './release-asset.ts'
import type { SetupRequest } from './setup-request.ts'
import { findTool, keepTool } from './tool-cache.ts'
import { allowUserNamespaces } from './user-namespaces.ts'

/** What setting up needs of the world. */
export interface SetupSurroundings {
  readonly log: Log
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly host: Host
  readonly fetch: Fetch
  /** Milliseconds for one try and for all of them. */
  readonly patience: { readonly request: number; readonly total: number }
  readonly limits: DownloadLimits
  /** By `VERSION/FILE`. */
  readonly digests: Readonly<Record<string, Digest>>
}

export interface SetUp {
  readonly version: string
  /** Of the program. */
  readonly path: string
  /** It was in the runner's tool cache already. */
  readonly cacheHit: boolean
}

const releaseDownloads = 'https://github.com/project-stacker/stacker/releases/download/{version}/{file}'

/**
 * Installs stacker, verified, and prepares the machine for it.
 * @throws UserError where what was asked for cannot be had, TroubleError where the network or this machine failed.
 */
export async function setup(request: SetupRequest, surroundings: SetupSurroundings): Promise<SetUp> {
  const { log, host } = surroundings
  const arch = archOf(host)
  const { url, digest } = sourceOf(request, arch, surroundings.digests)
  if ((surroundings.environment['RUNNER_TOOL_CACHE'] ?? '') === '')
    throw new TroubleError('RUNNER_TOOL_CACHE is not set: there is no place for tools on this runner')
  const tool = { version: request.version, arch, digest }
  const found = await findTool(tool)
  const path =
    found ?? (await fetched({ url, token: request.token, digest }, surroundings, (file) => keepTool(tool, file)))
  log.info(
    `stacker ${request.version} (${digest}) ${found === undefined ? 'is installed' : 'is in the tool cache'}: ${path}`,
  )
  await prepare(request, surroundings)
  return { version: request.version, path, cacheHit: found !== undefined }
}

function archOf({ platform, arch }: Host): Arch {
  if (platform !== 'linux') throw new UserError(`stacker runs on Linux alone, and this runner has ${platform}`)
  if (arch === 'x64') return 'amd64'
  if (arch === 'arm64') return 'arm64'
  throw new UserError(`stacker has no binary for the architecture ${arch}`)
}

/** Where the program is, and what it has to be. */
function sourceOf(
  request: SetupRequest,
  arch: Arch,
  digests: SetupSurroundings['digests'],
): { readonly url: string; readonly digest: Digest } {
  const { version } = request
  const asset = releaseAsset(version, arch)
  // A mirror may have built what the release lacks.
  if (asset.kind === 'none' && request.url === undefined) throw new UserError(`version: ${asset.why}`)
  const file = asset.kind === 'none' ? `stacker-linux-${arch}` : asset.file
  const url = (request.url ?? releaseDownloads).replaceAll(/\{(version|arch|file)\}/g, (_, name: string) =>
    name === 'version' ? version : name === 'arch' ? arch : file,
  )
  const digest = request.digest ?? digests[`${version}/${file}`]
  if (digest === undefined)
    throw new UserError({
      message: `digest: that of ${file} of stacker ${version} is not known here, and nothing is installed unverified`,
      advice: `give what \`curl -fsSL ${request.url === undefined ? url : 'URL'} | sha256sum\` prints, where you trust it`,
    })
  return { url, digest }
}

async function fetched(
  source: Parameters<typeof download>[0],
  { environment, fetch, patience, limits }: SetupSurroundings,
  keep: (file: string) => Promise<string>,
): Promise<string> {
  const { RUNNER_TEMP: temporary } = environment
  if (temporary === undefined || temporary === '') throw new TroubleError('RUNNER_TEMP is not set')
  const file = join(temporary, `stack-cache-setup-${randomUUID()}`)
  await mkdir(dirname(file), { recursive: true })
  try {
    await download(source, file, httpEnv(fetch, patience.request, patience.total), limits)
    return await keep(file)
  } finally {
    await rm(file, { force: true })
  }
}

/** Whatever cannot be prepared is told; only what was asked for by `true` fails the step. */
async function prepare(request: SetupRequest, { host, log }: SetupSurroundings): Promise<void> {
  const { userNamespaces, packages } = request
  const wanted = userNamespaces === 'true' || (userNamespaces === 'auto' && host.uid !== 0)
  const [installed, allowed] = [
    await installPackages(host, packages),
    wanted ? await allowUserNamespaces(host) : joinChanges([]),
  ]
  const { done } = joinChanges([installed, allowed])
  if (done.length > 0) log.info(`Set on this host: ${done.join(', ')}.`)
  if (userNamespaces === 'true' && allowed.missing.length > 0)
    throw new UserError(allowed.missing.map((message) => ({ message: `user-namespaces: ${message}` })))
  for (const sentence of allowed.missing) log.warning(`${sentence} Without it stacker may build as root alone.`)
  for (const sentence of installed.missing) log.warning(sentence)
}
