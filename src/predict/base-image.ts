import { FormatError } from '../errors.ts'
import { digestHex } from '../formats/digest.ts'
import type { Platform } from '../formats/oci/instance.ts'
import { isPlainOciManifest } from '../formats/oci/manifest.ts'
import { ociManifest } from '../formats/oci/media-type.ts'
import type { BaseFact } from '../layer/facts.ts'
import type { RegistryClient, ResolvedImage } from '../registry/client.ts'
import { formatReference, parseReference } from '../registry/reference.ts'
import { decodeResolution, dockerResolutionName, type DockerEvidence, type DockerResolution } from './resolution.ts'

export interface BaseImageQuestion {
  /** As in the stackerfile, `docker://` included. */
  readonly url: string
  readonly insecure: boolean
  readonly platform: Platform
  readonly detected: boolean
  /** The release's tag. */
  readonly release: string
}

export interface ImageEnvironment {
  /** `recorded`: what the name last resolved to is believed without asking. */
  readonly bases: 'check' | 'recorded'
  readonly registry: RegistryClient
  readonly findResolution: (name: string) => Promise<unknown>
}

/**
 * Base of an image in a registry. An OCI manifest is copied verbatim, so its digest is Base; a Docker one (schema 2) is converted by
 * stacker, and only a resolution knows into what (docs/stacker/staging.md#8.8, docs/stacker/restoring.md#34). A HEAD that names what the
 * resolution has seen saves the rest.
 */
export async function predictImageBase(
  question: BaseImageQuestion,
  environment: ImageEnvironment,
): Promise<{ readonly fact: BaseFact; readonly evidence?: DockerEvidence }> {
  const { url, insecure, platform, detected, release } = question
  if (!url.startsWith('docker://')) return { fact: notDocker(url) }
  const parsed = parseReference(url.slice('docker://'.length))
  if (parsed.kind === 'invalid') return { fact: { kind: 'broken', why: parsed.why } }
  const { reference } = parsed
  const wanted = `${platform.os}/${platform.architecture}${detected ? ' detected' : ''}`
  const name = dockerResolutionName(formatReference(reference), wanted, release)
  const recorded = await findDockerResolution(environment, name)
  if (recorded !== undefined && environment.bases === 'recorded') return { fact: known(recorded.base) }

  if (recorded !== undefined) {
    const head = await environment.registry.headDigest(reference, insecure)
    // A HEAD without an answer decides nothing: some registries know GET only, and one that is down says so at once.
    if (head.kind === 'digest' && head.digest === recorded.top) {
      // Nothing says what type the manifest has; the resolution was checked against it when it was made.
      const { top, manifest, base } = recorded
      return { fact: known(base), evidence: { kind: 'docker', name, top, manifest, mediaType: '' } }
    }
  }
  const image = await environment.registry.resolve({ reference, insecure, platform, detected })
  if (image.kind !== 'resolved') return { fact: unanswered(image.why) }
  const { platformDigest: manifest, mediaType } = image
  const evidence: DockerEvidence = { kind: 'docker', name, top: image.indexDigest ?? manifest, manifest, mediaType }
  const computed = baseOf(image)
  return {
    fact: computed.kind === 'unknown' && recorded?.manifest === manifest ? known(recorded.base) : computed,
    evidence,
  }
}

function baseOf({ mediaType, bytes, platformDigest }: ResolvedImage): BaseFact {
  try {
    if (mediaType === ociManifest && isPlainOciManifest(bytes)) return known(digestHex(platformDigest))
  } catch (error) {
    if (error instanceof FormatError) return unanswered(error.message)
    throw error
  }
  return unanswered('stacker converts this kind of manifest, and no earlier build says into what')
}

/**
 * What localRefParser (lib/image.go) does with other texts (docs/stacker/staging.md#8.10). The transports that it knows besides are
 * not foreseen here.
 */
function notDocker(url: string): BaseFact {
  const colon = url.indexOf(':')
  if (colon === -1) return { kind: 'broken', why: `bad image ref: ${url}` }
  const scheme = url.slice(0, colon)
  if (scheme === 'docker')
    return { kind: 'broken', why: `docker: image reference ${url.slice(colon + 1)} does not start with //` }
  if (['docker-daemon', 'containers-storage', 'zot'].includes(scheme)) return unanswered(`${scheme}: is not followed`)
  return { kind: 'broken', why: `unknown url scheme ${scheme} for ${url}` }
}

async function findDockerResolution(
  environment: ImageEnvironment,
  name: string,
): Promise<DockerResolution | undefined> {
  const value = await environment.findResolution(name)
  if (value === undefined) return undefined
  try {
    const resolution = decodeResolution(value, name)
    return resolution.kind === 'docker' ? resolution : undefined
  } catch (error) {
    // A resolution that cannot be read is none: the registry is asked for everything.
    if (error instanceof FormatError) return undefined
    throw error
  }
}

function known(base: string): BaseFact {
  return { kind: 'known', base }
}

function unanswered(why: string): BaseFact {
  return { kind: 'unknown', why }
}
