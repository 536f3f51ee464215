import { decodeArray, decodeObject, decodeString, parseJson } from '../formats/decode.ts'
import { FormatError } from '../errors.ts'
import { discard, readBody, type HttpAnswer, type HttpResponse } from './http.ts'
import { noAnswer, type NoAnswer } from './no-answer.ts'

export interface TagList {
  readonly kind: 'tags'
  /** As the registry orders them, which need not be by name. */
  readonly tags: readonly string[]
  /** False where there are more than were asked for. */
  readonly isWhole: boolean
}

const mostPageBytes = 16 * 1024 * 1024
const mostPages = 100
const tagGrammar = /^\w[\w.-]{0,127}$/

/**
 * The tags of a repository (docs/stacker/platform.md#4.6), page by page: at most about `most`. `after`: only those whose names are
 * greater, where the registry can do that; others answer all of them.
 */
export async function listTags(
  ask: (page: { readonly path: string } | { readonly path: string; readonly location: URL }) => Promise<HttpAnswer>,
  follow: (location: string | null) => Promise<URL | undefined>,
  { most, after }: { readonly most: number; readonly after?: string | undefined },
): Promise<TagList | NoAnswer> {
  const tags: string[] = []
  const query = new URLSearchParams({ n: String(Math.min(most, 1000)), ...(after !== undefined && { last: after }) })
  const path = `tags/list?${query.toString()}`
  let location: URL | undefined
  for (let page = 0; ; page += 1) {
    const answer = await ask(location === undefined ? { path } : { path, location })
    if (answer.kind === 'failed') return answer
    const read = await readPage(answer.response)
    if (!Array.isArray(read)) return read
    tags.push(...read)
    const next = nextPage(answer.response.headers.get('link'))
    if (next === undefined) return { kind: 'tags', tags, isWhole: true }
    location = await follow(next)
    if (location === undefined || read.length === 0 || tags.length >= most || page === mostPages)
      return { kind: 'tags', tags, isWhole: false }
  }
}

async function readPage(response: HttpResponse): Promise<string[] | NoAnswer> {
  if (response.status !== 200) {
    discard(response)
    return noAnswer(response.status)
  }
  const body = await readBody(response, mostPageBytes)
  if (body.kind === 'too-long') return { kind: 'failed', why: 'the list of tags is longer than 16 MiB' }
  if (body.kind === 'failed') return body
  try {
    const member = decodeObject(parseJson(body.bytes, 'tags', mostPageBytes, 1_000_000), 'tags')
    const tags = member('tags', (value, where) =>
      value === null || value === undefined ? [] : decodeArray(decodeString, 500_000)(value, where),
    )
    return tags.filter((tag) => tagGrammar.test(tag))
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'failed', why: error.message }
    throw error
  }
}

/** RFC 8288: `<URL>; rel="next"`. */
function nextPage(link: string | null): string | undefined {
  return /<([^<>]{1,4096})>\s*;[^<>]*\brel="?next"?/.exec(link ?? '')?.[1]
}
