import { UserError, type Problem } from '../errors.ts'
import { isDigest, type Digest } from '../formats/digest.ts'
import { newestRelease } from '../release/releases.ts'

/** What is to be installed, checked. */
export interface SetupRequest {
  /** As `v1.2.0`. */
  readonly version: string
  /** Undefined: the one that is known for the file. */
  readonly digest: Digest | undefined
  /** Undefined: GitHub's release downloads. With placeholders. */
  readonly url: string | undefined
  readonly token: string | undefined
  /** `auto`: where this user is not root, and as far as it can be. */
  readonly userNamespaces: 'auto' | 'true' | 'false'
  /** Names of Debian packages. */
  readonly packages: readonly string[]
}

export const setupInputs = ['version', 'digest', 'url', 'token', 'user-namespaces', 'packages'] as const

export type SetupTexts = Readonly<Record<(typeof setupInputs)[number], string>>

/** SemVer: the tool cache of the runner knows no other names, and the text becomes part of a URL and of a path. */
const versionText = /^v?\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z](?:[0-9A-Za-z.-]{0,48}[0-9A-Za-z])?)?$/
/** Debian Policy 5.6.1: no such name is taken for an option. */
const packageName = /^[a-z0-9][a-z0-9+.-]{1,99}$/

/** @throws UserError with every input that is wrong. An empty text counts as not given. */
export function readSetupRequest(texts: SetupTexts): SetupRequest {
  const problems: Problem[] = []
  const check = <T>(name: keyof SetupTexts, read: (text: string) => T | undefined, advice: string): T | undefined => {
    const text = texts[name].trim()
    if (text === '') return undefined
    const value = read(text)
    if (value === undefined) problems.push({ message: `${name}: ${quoted(name, text)} is not ${advice}` })
    return value
  }
  const request = {
    version: check('version', readVersion, 'a version, as v1.2.0') ?? newestRelease.tag,
    digest: check('digest', readDigest, 'a sha256 of 64 hexadecimal digits, with or without `sha256:` before it'),
    url: check('url', readUrl, 'an http or https URL without a user; a secret is given as token'),
    token: check('token', readToken, 'one line of printable characters'),
    userNamespaces: check('user-namespaces', readSwitch, 'auto, true or false') ?? 'auto',
    packages: check('packages', readPackages, 'a list of names of Debian packages, one a line') ?? [],
  }
  if (problems.length > 0) throw new UserError(problems)
  return request
}

/** What is not understood is shown short; a token never. */
function quoted(name: keyof SetupTexts, text: string): string {
  return name === 'token' || name === 'url' ? 'the given text' : JSON.stringify(text.slice(0, 100))
}

function readVersion(text: string): string | undefined {
  return versionText.test(text) ? text.replace(/^v?/, 'v') : undefined
}

function readDigest(text: string): Digest | undefined {
  const digest = `sha256:${text.replace(/^sha256:/i, '').toLowerCase()}`
  return isDigest(digest) ? digest : undefined
}

function readUrl(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null || text.length > 2000 || url.username !== '' || url.password !== '') return undefined
  return url.protocol === 'https:' || url.protocol === 'http:' ? text : undefined
}

function readToken(text: string): string | undefined {
  return /^[\x21-\x7e]{1,4096}$/.test(text) ? text : undefined
}

function readSwitch(text: string): SetupRequest['userNamespaces'] | undefined {
  return text === 'auto' || text === 'true' || text === 'false' ? text : undefined
}

function readPackages(text: string): readonly string[] | undefined {
  const names = text.split(/\s+/)
  return names.length <= 100 && names.every((name) => packageName.test(name)) ? names : undefined
}
