import path from 'node:path'
import { FormatError } from '../errors.ts'
import { parseJson } from '../formats/decode.ts'
import { digestHex, digestOf, isDigest, type Digest } from '../formats/digest.ts'
import { mostManifestBytes } from '../formats/oci/document-size.ts'
import { decodeInstances, type Instance, type Platform } from '../formats/oci/instance.ts'
import { blobsDirectory, indexFile } from '../formats/oci/layout.ts'
import { tagAnnotation } from '../formats/oci/layout-index.ts'
import { isPlainOciManifest } from '../formats/oci/manifest.ts'
import { ociIndex, ociManifest } from '../formats/oci/media-type.ts'
import { readRegularFile } from '../formats/regular-file.ts'
import type { BaseFact } from '../layer/facts.ts'
import { chooseInstance } from '../registry/image-index.ts'

/**
 * Base of an image in a local OCI layout: the digest of the platform's manifest, which containers/image copies verbatim
 * (docs/stacker/staging.md#8.9; oci/layout). `detected`: the platform is the machine's own.
 */
export async function predictLayoutBase(
  layout: string,
  tag: string,
  platform: Platform,
  detected: boolean,
): Promise<BaseFact> {
  try {
    const named = await findTag(layout, tag)
    if (named === undefined) return unknown(`the layout has no tag ${tag} before the build`)
    const chosen = named.mediaType === ociIndex ? await chooseFrom(layout, named, platform, detected) : named
    if ('kind' in chosen) return chosen
    await verifyManifest(layout, chosen)
    return { kind: 'known', base: digestHex(chosen.digest) }
  } catch (error) {
    if (error instanceof FormatError) return unknown(error.message)
    return unknown(describe(error))
  }
}

/** The first entry of that name and a type that containers/image knows there (getManifestDescriptor); Docker's types are passed over. */
async function findTag(layout: string, tag: string): Promise<Instance | undefined> {
  const index = await readPart(layout, indexFile)
  return decodeInstances(parseJson(index, indexFile, mostManifestBytes), indexFile).find(
    ({ mediaType, annotations }) =>
      (mediaType === ociManifest || mediaType === ociIndex) && annotations.get(tagAnnotation) === tag,
  )
}

async function chooseFrom(
  layout: string,
  index: Instance,
  platform: Platform,
  detected: boolean,
): Promise<Instance | BaseFact> {
  const bytes = await readBlob(layout, index.digest)
  const choice = chooseInstance(
    decodeInstances(parseJson(bytes, 'image index', mostManifestBytes), 'image index'),
    ociIndex,
    platform,
    detected,
  )
  switch (choice.kind) {
    case 'chosen':
      return choice.descriptor
    case 'none':
      return { kind: 'broken', why: choice.why }
    case 'unsure':
      return unknown(choice.why)
  }
}

/** The type of an instance is guessed from its content (GuessMIMEType); what is not plainly an OCI manifest may be converted. */
async function verifyManifest(layout: string, { digest }: Instance): Promise<void> {
  const bytes = await readBlob(layout, digest)
  if (!isPlainOciManifest(bytes)) throw new FormatError(`manifest ${digest}`, 'expected an OCI image manifest')
}

async function readBlob(layout: string, digest: Digest): Promise<Buffer> {
  if (!isDigest(digest)) throw new FormatError('layout', 'expected a sha256 digest')
  const bytes = await readPart(layout, `${blobsDirectory}/${digestHex(digest)}`)
  if (digestOf(bytes) !== digest) throw new FormatError(`blob ${digest}`, 'expected the content that its name promises')
  return bytes
}

/** What is said about it names it by the layout's own name. */
async function readPart(layout: string, name: string): Promise<Buffer> {
  try {
    return await readRegularFile(path.join(layout, name), mostManifestBytes)
  } catch (error) {
    if (error instanceof FormatError) throw new FormatError(`${path.basename(layout)}/${name}`, error.wanted)
    throw error
  }
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
  return code === 'ENOENT'
    ? 'the layout, or a part of it, does not exist before the build'
    : `the layout cannot be read (${code})`
}

function unknown(why: string): BaseFact {
  return { kind: 'unknown', why }
}
