// Played stacker as a program, with the words of the real one: `[--stacker-dir D] ... build|recursive-build [options]`.
// PLAYED_ARCH is the architecture of the machine that it is on.
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

import { findStackerfiles } from '../../src/stackerfile/find.ts'
import { playBuild, type PlayedBuild } from '../stacker/played-stacker.ts'

const text = { type: 'string' } as const
const list = { type: 'string', multiple: true } as const
const global = { 'stacker-dir': text, 'oci-dir': text, 'roots-dir': text } satisfies ParseArgsOptionsConfig
const build = {
  file: { ...text, short: 'f' },
  'search-dir': { ...text, short: 'd' },
  'stacker-file-pattern': { ...text, short: 'p' },
  substitute: list,
  'layer-type': list,
  'no-verity': { type: 'boolean' },
} satisfies ParseArgsOptionsConfig

type LayerTypes = NonNullable<PlayedBuild['layerTypes']>

function layerTypesOf(words: readonly string[]): LayerTypes {
  return words.map((word) => {
    if (word !== 'tar' && word !== 'squashfs' && word !== 'erofs') throw new Error(`no layer type ${word}`)
    return word
  })
}

function machine(): 'amd64' | 'arm64' {
  const arch = process.env['PLAYED_ARCH'] ?? ''
  if (arch !== 'amd64' && arch !== 'arm64') throw new Error(`PLAYED_ARCH is "${arch}"`)
  return arch
}

const { values, positionals } = parseArgs({ options: { ...global, ...build }, allowPositionals: true })
const [verb] = positionals
const directory = process.cwd()
const { 'stacker-dir': stacker = '.stacker', 'oci-dir': oci = 'oci', 'roots-dir': roots = 'roots' } = values

async function stackerfiles(): Promise<readonly string[]> {
  if (verb === 'build') return [values.file ?? 'stacker.yaml']
  if (verb !== 'recursive-build') throw new Error(`no command ${String(verb)}`)
  const { 'search-dir': place = '.', 'stacker-file-pattern': pattern = '\\/stacker.yaml$' } = values
  return (await findStackerfiles(place, pattern, directory)).files
}

const played = await playBuild({
  directory,
  stackerfiles: await stackerfiles(),
  together: verb === 'recursive-build',
  directories: { stacker, oci, roots },
  arch: machine(),
  substitute: values.substitute ?? [],
  layerTypes: layerTypesOf(values['layer-type'] ?? ['tar']),
  verity: values['no-verity'] !== true,
})
for (const { stackerfile, name, did } of played) console.log(`${stackerfile}: ${name}: ${did}`)
