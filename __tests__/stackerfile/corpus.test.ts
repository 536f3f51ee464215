import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeGoJson } from '../../src/formats/go-json-encode.ts'
import type { GoFields } from '../../src/formats/go-type.ts'
import { parseStackerfile } from '../../src/stackerfile/parse.ts'
import { host, releaseOf } from './project.ts'

// Files of other people's repositories: read where they are, never copied here.
const beside = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus', 'stackerfiles')
const corpus = [process.env['CONFORMANCE_CORPUS'], beside].find(
  (directory) => directory !== undefined && existsSync(directory),
)
if (corpus === undefined) console.warn('the corpus of real stackerfiles is not here: its tests are skipped')

/** A value for every placeholder that has no default. */
function invented(text: string): string[] {
  return [...new Set([...text.matchAll(/\$\{\{([A-Za-z_]\w*)\}\}/g)].map((match) => match[1] ?? ''))].map(
    (name) => `${name}=x-${name.toLowerCase()}`,
  )
}

describe.skipIf(corpus === undefined)('the corpus', () => {
  const directory = corpus ?? ''
  const files =
    corpus === undefined
      ? []
      : readdirSync(directory).filter((name) => /\.ya?ml$|stacker/i.test(name) && !name.endsWith('.tsv'))

  test.each(files)('%s reads as it did, or is refused as documented', (name) => {
    const bytes = readFileSync(path.join(directory, name))
    const text = bytes.toString()
    // `imports` came with v1.0; everything older is written for v0.x.
    const release = releaseOf(/^\s+imports\s*:/m.test(text) ? 'v1.2.0' : 'v0.40.5')
    const parsed = parseStackerfile(bytes, {
      path: `/srv/corpus/${name}`,
      release,
      substitutions: invented(text),
      host,
    })
    const type = release.entry.fields.find((field) => field.name === 'Layer')?.type
    if (type === undefined) throw new Error('no layer')
    expect(parsed.kind).not.toBe('unsure')
    const said =
      parsed.kind === 'read'
        ? parsed.layers.map(({ name: layer, layer: value }) => [
            layer,
            encodeGoJson(type, value as unknown as GoFields, 'go1.19'),
          ])
        : parsed.problems.map(({ message }) => message)
    expect([parsed.kind, createHash('sha256').update(JSON.stringify(said)).digest('hex')]).toMatchSnapshot()
  })
})
