import { createHash } from 'node:crypto'

import { otherRecordQuestion, recordQuestion, resolutionQuestion } from '../keys.ts'
import type { RecordName } from '../store.ts'

/**
 * Tags of a repository, as docs/format.md has them. A document stands under its key without the digest of its bytes; a later one of the same key
 * under `zz.KEY.1`, `zz.KEY.2`: nothing that stands is ever replaced. All of the later ones are listed together, behind the others, and
 * `zz.PREFIX` says that there are some.
 */

/** Tags have at most 128 characters (docs/stacker/platform.md#4.6), and the frame of a later one has nine. */
const mostTagLength = 128 - 'zz.'.length - '.99999'.length
const laterTag = /^zz\.(.+)\.([1-9][0-9]{0,4})$/

export function recordTag(prefix: string, name: RecordName): string {
  return tagOf(prefix, recordQuestion(prefix, name))
}

/** Under which the newest record of a layer stands, where the registry lets a tag move. */
export function layerRecordTag(prefix: string, name: Pick<RecordName, 'arch' | 'layer'>): string {
  return tagOf(prefix, otherRecordQuestion(prefix, name))
}

export function resolutionTagOf(prefix: string, name: string): string {
  return tagOf(prefix, resolutionQuestion(prefix, name))
}

/** The prefix of a key that is too long for a tag is hashed; the rest tells documents apart in any case. */
function tagOf(prefix: string, question: string): string {
  const tag = question.replace(/-$/, '')
  return tag.length <= mostTagLength ? tag : `${hashed(prefix)}${tag.slice(prefix.length)}`
}

function hashed(prefix: string): string {
  return createHash('sha256').update(prefix).digest('hex').slice(0, 16)
}

/** The tag of the `generation`-th document of a tag, from 0. */
export function generationTag(tag: string, generation: number): string {
  return generation === 0 ? tag : `zz.${tag}.${String(generation)}`
}

/** Says that under this prefix some document has a later generation. */
export function markTag(prefix: string): string {
  return `zz.${prefix}`
}

const recordTags =
  /^(?:zz\.)?[\w.-]+-[0-9]+-[A-Za-z0-9_.]+-[0-9a-f]{16}-[A-Za-z0-9_.]+-[0-9a-f]{64}(?:\.[1-9][0-9]{0,4})?$/

/** May the tag be that of a record, of whatever prefix and generation? What stands there tells. */
export function isRecordTag(tag: string): boolean {
  return recordTags.test(tag)
}

/** The tag under which the newest record of the layer stands whose record has that tag. */
export function layerTagOf(recordTag: string): string {
  const tag = parseLaterTag(recordTag)?.tag ?? recordTag
  return tag.replace(/-[A-Za-z0-9_.]+-[0-9a-f]{64}$/, '')
}

/** The tag and generation that a later tag stands for. */
export function parseLaterTag(tag: string): { readonly tag: string; readonly generation: number } | undefined {
  const [, of, generation] = laterTag.exec(tag) ?? []
  return of === undefined ? undefined : { tag: of, generation: Number(generation) }
}
