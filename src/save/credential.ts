/** What tokens and keys look like, by the words that a person would know them by. Formats as their issuers document them. */
const credentials: readonly (readonly [string, (text: string) => boolean])[] = [
  ['a private key', has(/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/)],
  ['a GitHub token', has(/\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/)],
  ['a GitLab token', has(/\bglpat-[A-Za-z0-9_-]{20,}/)],
  ['an AWS access key', has(/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/)],
  ['a Google API key', has(/\bAIza[A-Za-z0-9_-]{35}\b/)],
  ['a Slack token', has(/\bxox[abeoprs]-[A-Za-z0-9-]{20,}/)],
  ['an npm token', has(/\bnpm_[A-Za-z0-9]{36}\b/)],
  ['a JSON Web Token', hasWebToken],
  ['a password in a URL', hasUrlPassword],
]

/**
 * The kind of credential that the text seems to hold, undefined for none. What is found is never repeated. The time grows with the
 * text's length alone: it may come from a pull request.
 */
export function credentialIn(text: string): string | undefined {
  return credentials.find(([, isIn]) => isIn(text))?.[0]
}

function has(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text)
}

/**
 * /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, which would try each `eyJ` of a long run anew: the second part
 * is found first, and before it stands one run only.
 */
function hasWebToken(text: string): boolean {
  for (const { index } of text.matchAll(/\.eyJ[A-Za-z0-9_-]{10,}(?=\.[A-Za-z0-9_-]{10})/g)) {
    if (/(?<![A-Za-z0-9_])eyJ[A-Za-z0-9_-]{10}/.test(runBefore(text, index, /[A-Za-z0-9_-]/))) return true
  }
  return false
}

/**
 * /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'\\]{1,100}:[^\s/:@"'\\]{3,100}@/, which would try each dot of a long run as the begin of a scheme.
 */
function hasUrlPassword(text: string): boolean {
  for (const { index } of text.matchAll(/:\/\/[^\s/:@"'\\]{1,100}:[^\s/:@"'\\]{3,100}@/g)) {
    const run = runBefore(text, index, /[a-z0-9+.-]/)
    // Upper case and `_` are no part of the run, but of a word that it may continue.
    const begun = /\w/.test(text.charAt(index - run.length - 1)) ? /[+.-][a-z]/ : /(?:^|[+.-])[a-z]/
    if (begun.test(run)) return true
  }
  return false
}

/** The longest text of such characters that ends at `end`. */
function runBefore(text: string, end: number, character: RegExp): string {
  let start = end
  while (start > 0 && character.test(text.charAt(start - 1))) start--
  return text.slice(start, end)
}
