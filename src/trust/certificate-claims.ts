import { FormatError } from '../errors.ts'
import { workflowOf, type Origin } from './origin.ts'

/** An extension of a certificate: its object identifier by its parts, and its value. */
export interface CertificateExtension {
  readonly oid?: { readonly id: readonly number[] } | undefined
  readonly value: Buffer
}

/** What Fulcio writes of GitHub's token into a certificate, by the last number below 1.3.6.1.4.1.57264.1 (docs/stacker/platform.md#6.2). */
const claims = {
  issuer: 8,
  repositoryUri: 12,
  sha: 13,
  ref: 14,
  repositoryId: 15,
  workflowUri: 18,
  event: 20,
  runUri: 21,
} as const

const arc = '1.3.6.1.4.1.57264.1'

/** GitHub's own issuer, or that of an enterprise on github.com; tokens of other servers are nothing that Fulcio certifies. */
const issuer = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/[A-Za-z0-9-]+)?$/

/** The only server whose runs have certificates. */
export const certifiedServer = 'https://github.com'

/**
 * Why the certificate is not one of the run that the origin names; undefined where it is, in every claim.
 * @throws FormatError for claims that are not written as Fulcio writes them.
 */
export function whyOtherRun(extensions: readonly CertificateExtension[], origin: Origin): string | undefined {
  const claim = (name: keyof typeof claims): string => claimOf(extensions, name)
  if (!issuer.test(claim('issuer'))) return 'its certificate is not of a workflow run on GitHub'
  const repositoryUri = `${certifiedServer}/${origin.repository}`
  const agrees =
    origin.server === certifiedServer &&
    claim('repositoryUri') === repositoryUri &&
    claim('repositoryId') === origin.repositoryId &&
    claim('ref') === origin.ref &&
    claim('sha') === origin.sha &&
    claim('event') === origin.event &&
    isWorkflow(claim('workflowUri'), origin) &&
    claim('runUri') === `${repositoryUri}/actions/runs/${origin.run}/attempts/${origin.attempt}`
  return agrees ? undefined : 'its certificate is of another run than it says'
}

function isWorkflow(uri: string, { workflow, repository }: Origin): boolean {
  const prefix = `${certifiedServer}/`
  return workflow !== '' && uri.startsWith(prefix) && workflowOf(uri.slice(prefix.length), repository) === workflow
}

function claimOf(extensions: readonly CertificateExtension[], name: keyof typeof claims): string {
  const wanted = `${arc}.${String(claims[name])}`
  const [found, ...others] = extensions.filter(({ oid }) => oid?.id.join('.') === wanted)
  if (found === undefined || others.length > 0) throw new FormatError('certificate', `expected one ${wanted}`)
  return utf8String(found.value, wanted)
}

/** DER: tag 12, and the length in one byte, or in as few as it needs behind one that counts them (X.690, 8.1.3). */
function utf8String(value: Buffer, where: string): string {
  const [tag, first = 0] = value
  const lengthBytes = first < 0x80 ? 0 : first - 0x80
  const length = lengthBytes === 0 ? first : lengthBytes <= 2 ? value.readUIntBE(2, lengthBytes) : -1
  const text = value.subarray(2 + lengthBytes)
  if (tag !== 0x0c || text.length !== length) throw new FormatError(where, 'expected a UTF8String')
  return text.toString('utf8')
}
