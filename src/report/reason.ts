import type { Change, LayerPlan, Plan, Reason, ReasonCode } from '../layer/plan.ts'

/** How text that is not ours is set apart: a name as `<code>` in Markdown, a clause escaped. */
export interface Voice {
  readonly name: (text: string) => string
  readonly clause: (text: string) => string
}

/** As in JSON. */
export const plain: Voice = { name: (text) => text, clause: (text) => text }
/** For a terminal or a log. */
export const inBackticks: Voice = { name: (text) => `\`${text}\``, clause: (text) => text }

/** One sentence without a full stop per reason; a new code does not compile without its sentence. */
const sentences: Readonly<Record<ReasonCode, (subject: string) => string>> = {
  'not-cached': () => 'no build of it is in the cache',
  'store-unreachable': () => 'the cache could not be reached',
  'definition-changed': () => 'its definition changed',
  'base-changed': (base) => (base === '' ? 'its base image changed' : `its base image ${base} changed`),
  'base-rebuilt': (base) => `base ${base} will be rebuilt`,
  'epoch-changed': () => 'SOURCE_DATE_EPOCH changed',
  'import-new': (path) => `import ${path} is new`,
  'import-missing': (path) => `import ${path} is gone`,
  'import-type-changed': (path) => `import ${path} changed between file and directory`,
  'import-changed': (path) => `import ${path} changed`,
  'overlay-dir-new': (path) => `overlay dir ${path} is new`,
  'overlay-dir-missing': (path) => `overlay dir ${path} is gone`,
  'overlay-dir-changed': (path) => `overlay dir ${path} changed`,
  'layer-type-missing': (type) => `the cached build has no ${type} output`,
  'release-changed': () => 'it was built by a release of stacker whose cache this one does not read',
  'content-missing': (content) => `${content === '' ? 'content' : content} of the cached build is missing in the store`,
  'shared-name': (name) =>
    `another stackerfile of the same stacker-dir has a layer ${name === '' ? 'of this name' : name}`,
  'refresh-requested': () => 'a refresh was requested',
  'too-old': () => 'its build is older than max-age',
  'needed-by-rebuild': (child) =>
    `it is good, but its content cannot be laid down for ${child === '' ? 'a layer' : child} that will be rebuilt`,
  binds: () => 'it has binds, which stacker builds on every run',
  'never-equal': (directive) =>
    `its ${directive === '' ? 'definition' : directive} never equals its cached copy, so stacker builds it on every run`,
  'bom-generate': () => 'it generates a bom, which this release builds on every run',
  'base-unresolved': (base) => `its base image ${base === '' ? '' : `${base} `}cannot be known before the build`,
  'import-unresolved': (path) => `import ${path} cannot be known before the build`,
  'producer-rebuilt': (producer) => `${producer}, which it takes files from, will be rebuilt`,
  'yaml-unsure': () => 'its definition could not be read with certainty',
  'generated-source': (path) => `${path} may still be made before stacker reads it`,
  'release-unknown': () => 'the release of stacker is not known',
  'bad-import': (path) => `stacker cannot take ${path}`,
  'dependency-unresolved': (name) => `${name === '' ? 'a layer that it needs' : name} is not among the layers`,
  'colliding-names': (name) => `the build has two layers ${name === '' ? 'of this name' : name}`,
}

/** The reason in one clause; its detail follows after a colon. */
export function describeReason(reason: Reason, voice: Voice): string {
  const sentence = sentences[reason.code](reason.subject === '' ? '' : voice.name(reason.subject))
  return reason.detail === undefined ? sentence : `${sentence}: ${voice.clause(reason.detail)}`
}

/**
 * Is it told once for the whole plan, as an outage is, and not again with each layer? What a layer's own page tells is another matter.
 */
export function isToldOnce({ code }: Reason): boolean {
  return code === 'store-unreachable'
}

/** What is told once, as whole sentences; `why` of the first layer that it happened to. */
export function toldOnce(plan: Plan, voice: Voice): readonly string[] {
  const hit = plan.layers.flatMap(({ reasons }) => reasons.filter(isToldOnce))
  const [first] = hit
  if (first === undefined) return []
  const layers = hit.length === 1 ? 'one layer counts' : `${String(hit.length)} layers count`
  const sentence = describeReason(first, voice)
  return [`${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}; ${layers} as not cached.`]
}

/** The layer that a spreading reason points to: the base or producer among what the layer depends on. */
export function causeOf(plan: Plan, layer: LayerPlan, reason: Reason): LayerPlan | undefined {
  if (reason.code !== 'base-rebuilt' && reason.code !== 'producer-rebuilt') return undefined
  const name = /^stacker:\/\/([^/]+)/.exec(reason.subject)?.[1] ?? reason.subject
  return layer.dependsOn
    .map((index) => plan.layers[index])
    .find((candidate) => candidate?.definition.name === name && candidate !== layer)
}

const mostNamed = 3

/** `mode 0644 -> 0755` where that is all that changed. */
export function modeChange({ before = '', after = '' }: Change): string | undefined {
  const [then, now] = [before, after].map((text) => /^mode (0[0-7]{1,6})$/.exec(text)?.[1])
  return then === undefined || now === undefined ? undefined : `mode ${then} -> ${now}`
}

/** Which fields or files, in short; the first few of them. Not their values but a mode: they may not be for everybody. */
function describeChanged({ subject, changes = [] }: Reason, voice: Voice): string {
  const paths = new Map<string, string>()
  for (const change of changes) {
    const mode = modeChange(change)
    const name = change.path === '' || change.path === subject ? '' : voice.name(change.path)
    const text = [name, mode ?? ''].filter((part) => part !== '').join(': ')
    if (text !== '') paths.set(change.path, text)
  }
  const named = [...paths.values()].slice(0, mostNamed)
  const more = paths.size > mostNamed ? [`${paths.size - mostNamed} more`] : []
  return named.length === 0 ? '' : ` (${[...named, ...more].join(', ')})`
}

const mostLinks = 5

/**
 * A reason with what stands behind it, down to the first cause: "base x will be rebuilt, because import y changed".
 * Chains are followed along the first reason of each layer that is built again, for a few links: a plan of a thousand layers on top of
 * each other would else be told a thousand times. `why` tells all.
 */
export function describeChain(plan: Plan, layer: LayerPlan, reason: Reason, voice: Voice): string {
  const clauses: string[] = []
  const seen = new Set<LayerPlan>()
  let [at, next]: [LayerPlan, Reason | undefined] = [layer, reason]
  while (next !== undefined && !seen.has(at) && !(clauses.length > 0 && isToldOnce(next))) {
    seen.add(at)
    clauses.push(`${describeReason(next, voice)}${describeChanged(next, voice)}`)
    const cause = causeOf(plan, at, next)
    if (cause === undefined) break
    if (clauses.length === mostLinks) return `${clauses.join(', because ')}, and so on`
    at = cause
    next = cause.reasons[0]
  }
  return clauses.join(', because ')
}
