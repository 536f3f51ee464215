import type { Change, LayerPlan, Plan, Reason, ReasonCode } from '../layer/build-plan.ts'
import { stackerUrl } from '../stackerfile/dockerish-url.ts'

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
  'not-cached': (place) => `no build of it is in ${place === '' ? 'the cache' : place}`,
  'store-unreachable': () => 'the cache could not be reached',
  'record-refused': () => 'a build of it is in the cache, and was made by somebody whose records are not trusted here',
  'root-needed': () => 'stacker runs as root, so what it is to find must belong to root',
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
  'layer-type-missing': (type) => `the cached build has no output as ${type}`,
  'release-changed': () => 'it was built by a release of stacker whose cache this one does not read',
  'content-missing': (content) => `${content === '' ? 'content' : content} of the cached build is missing in the store`,
  'shared-name': (name) =>
    `another stackerfile of the same stacker-dir has a layer ${name === '' ? 'of this name' : name}`,
  'refresh-requested': () => 'a refresh was requested',
  'too-old': () => 'its build is older than max-age',
  'needed-by-rebuild': (child) => `it is good, but it cannot be laid down${child === '' ? '' : ` for ${child}`}`,
  binds: () => 'it has binds, which stacker builds on every run',
  'never-equal': (directive) =>
    `its ${directive === '' ? 'definition' : directive} never equals its cached copy, so stacker builds it on every run`,
  'bom-generate': () => 'it generates a bom, which this release builds on every run',
  'base-may-be-equal': (base) =>
    `base ${base === '' ? '' : `${base} `}will be built again, and may come out equal: stacker decides`,
  'base-unresolved': (base) => `its base image ${base === '' ? '' : `${base} `}cannot be known before the build`,
  'import-unresolved': (path) => `import ${path} cannot be known before the build`,
  'producer-rebuilt': (producer) => `${producer}, which it takes files from, will be rebuilt`,
  'yaml-unsure': () => 'its definition could not be read with certainty',
  'generated-source': (path) => `${path} may still be made before stacker reads it`,
  'release-unknown': () => 'the release of stacker is not known',
  'bad-import': (path) => `stacker cannot take ${path === '' ? 'its base' : path}`,
  'dependency-unresolved': (name) => `${name === '' ? 'a layer that it needs' : name} is not among the layers`,
  'colliding-names': (base) =>
    `${base === '' ? 'its base' : base} and another base of the build are kept under one name`,
}

/** Said of a doubt about what stacker never looks at: it is certain then that the layer is built. */
const neverCompared = 'stacker itself does not compare imports with dest'

/** The reason in one clause; its detail follows after a colon. */
export function describeReason(reason: Reason, voice: Voice, cause?: LayerPlan): string {
  return told([reason], voice, cause)
}

/** What is said of the layer that a reason comes from, where that one is in the plan. */
const following: Readonly<Partial<Record<ReasonCode, (subject: string, certain: boolean) => string>>> = {
  'base-unresolved': (base, certain) => `base ${base} ${certain ? 'will' : 'may'} be rebuilt`,
  'producer-rebuilt': (producer, certain) =>
    `${producer}, which it takes files from, ${certain ? 'will' : 'may'} be rebuilt`,
}

/** Reasons that differ in their subjects only, in one clause. */
function told(reasons: readonly [Reason, ...Reason[]], voice: Voice, cause: LayerPlan | undefined): string {
  const [{ code, detail, uncompared }] = reasons
  const subject = listed(reasons.flatMap((reason) => (reason.subject === '' ? [] : [namedSubject(reason, voice)])))
  const follows = cause === undefined ? undefined : following[code]
  const details = [
    ...(detail === undefined || follows !== undefined ? [] : [voice.clause(detail)]),
    ...(uncompared === true ? [neverCompared] : []),
  ]
  const sentence = follows === undefined ? sentences[code](subject) : follows(subject, cause?.verdict !== 'unknown')
  return details.length === 0 ? sentence : `${sentence}: ${details.join('; ')}`
}

/** A layer type in the words of stacker's options, and not as its cache has it (`squashfs+true`). */
function namedSubject({ code, subject }: Reason, voice: Voice): string {
  const [, type, verity] = /^(squashfs|erofs|tar)\+(true|false)$/.exec(subject) ?? []
  if (code !== 'layer-type-missing' || type === undefined) return voice.name(subject)
  return `${voice.name(type)}${type === 'tar' ? '' : verity === 'true' ? ' with verity' : ' without verity'}`
}

/** Each reason once: a producer is one however many files are taken from it, and what stacker never compares outweighs what it does. */
export function reasonsOf({ reasons }: LayerPlan): readonly Reason[] {
  const certain = new Set(reasons.flatMap((reason) => (reason.uncompared === true ? [causeKey(reason)] : [])))
  const seen = new Set<string>()
  return reasons.filter((reason) => {
    const { code, subject, detail, changes, uncompared } = reason
    if (uncompared !== true && certain.has(causeKey(reason))) return false
    const key = JSON.stringify([code, subject, detail, changes, uncompared])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function causeKey({ code, subject }: Reason): string {
  return JSON.stringify([code, subject])
}

const spreading: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'base-rebuilt',
  'base-may-be-equal',
  'base-unresolved',
  'producer-rebuilt',
])

/**
 * Is it told once for the whole plan, as an outage is, and not again with each layer? What a layer's own page tells is another matter.
 */
function isToldOnce({ code }: Reason): boolean {
  return code === 'store-unreachable' || code === 'root-needed'
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
  if (!spreading.has(reason.code)) return undefined
  const name = stackerUrl(reason.subject)?.layer ?? reason.subject
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

/**
 * Why the layer is no hit, a clause for each cause of its own, and one for all that follows from other layers: it names them and leaves
 * their reasons to them. That there is no build of a layer goes without saying where it will be built for another one, and which release
 * is not known stands above the plan. `why` tells all.
 */
export function describeReasons(plan: Plan, layer: LayerPlan, voice: Voice): readonly string[] {
  const reasons = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason))
  const causes = new Map<string, { readonly reasons: [Reason, ...Reason[]]; readonly cause: LayerPlan }>()
  for (const reason of reasons) {
    const cause = causeOf(plan, layer, reason)
    if (cause === undefined) continue
    const key = JSON.stringify([reason.code, reason.uncompared, cause.verdict === 'unknown'])
    const same = causes.get(key)
    if (same === undefined) causes.set(key, { reasons: [reason], cause })
    else same.reasons.push(reason)
  }
  const follows = [...causes.values()].map(({ reasons, cause }) => told(reasons, voice, cause)).join('; ')
  let isTold = false
  return reasons.flatMap((reason) => {
    if (causeOf(plan, layer, reason) === undefined) {
      if (reason.code === 'not-cached' && reason.detail === undefined && follows !== '') return []
      return [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]
    }
    if (isTold) return []
    isTold = true
    return [follows]
  })
}

/** The causes that are a layer's own, and not told once for the whole plan. */
export function describeCauses(plan: Plan, layer: LayerPlan, voice: Voice): readonly string[] {
  const own = reasonsOf(layer).filter(
    (reason) => reason.code !== 'release-unknown' && !isToldOnce(reason) && causeOf(plan, layer, reason) === undefined,
  )
  const follows = reasonsOf(layer).some((reason) => causeOf(plan, layer, reason) !== undefined)
  return own.flatMap((reason) =>
    reason.code === 'not-cached' && reason.detail === undefined && follows
      ? []
      : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`],
  )
}

/** What a later look at the same layer cannot find out: the causes that are its own, but that nothing is cached. */
export function describeOwnReasons(plan: Plan, layer: LayerPlan, voice: Voice): readonly string[] {
  return reasonsOf(layer).flatMap((reason) =>
    reason.code === 'not-cached' || causeOf(plan, layer, reason) !== undefined
      ? []
      : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`],
  )
}

/** `a`, `a and b`, `a, b and 4 more`. */
function listed(names: readonly string[]): string {
  const shown =
    names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}
