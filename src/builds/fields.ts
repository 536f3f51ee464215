import { epochSeconds } from '../release/epoch.ts'
import { layerTypes } from '../release/layer-type.ts'
import { alternatives } from './mistakes.ts'

/** What a text has to be, checked when its variants are filled in. */
export interface TextRule {
  /** Ends "expected ...". */
  readonly wanted: string
  readonly fits: (text: string) => boolean
  /** For "did you mean". */
  readonly words?: readonly string[]
  /** Words that others have for the same. */
  readonly synonyms?: ReadonlyMap<string, string>
}

export type FieldKind = 'text' | 'list' | 'switch' | 'substitutions' | 'runner' | 'variants'

export interface Field {
  readonly kind: FieldKind
  readonly rule: TextRule
  /** How it is written, for advice. */
  readonly example: string
}

/** Go's names of the architectures that stacker has releases for. */
export type Arch = 'amd64' | 'arm64'
export const arches: readonly Arch[] = ['amd64', 'arm64']

const otherArchNames: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['x64', 'amd64'],
  ['aarch64', 'arm64'],
  ['arm64/v8', 'arm64'],
])

/** A line of a text that programs take for one thing: lists in outputs and inputs have one item a line. */
function isLine(text: string): boolean {
  return text.trim() !== '' && !/[\0\r\n]/.test(text)
}

function oneOf(words: readonly string[], synonyms?: ReadonlyMap<string, string>): TextRule {
  const known = new Set(words)
  const rule = { wanted: alternatives(words), fits: (text: string): boolean => known.has(text), words }
  return synonyms === undefined ? rule : { ...rule, synonyms }
}

const path: TextRule = { wanted: 'a path on one line', fits: isLine }
const line: TextRule = { wanted: 'a text on one line', fits: isLine }

/** The words of YAML 1.2's core schema. */
const switchWord: TextRule = {
  ...oneOf(['true', 'false']),
  fits: (text) => /^(?:true|True|TRUE|false|False|FALSE)$/.test(text),
}

function isEpoch(text: string): boolean {
  return text === 'auto' || text === 'none' || epochSeconds(text) !== undefined
}

/** What a build may have, in the order in which it is documented. */
export const fields = {
  name: {
    kind: 'text',
    rule: {
      wanted: 'at most 100 letters, digits, ".", "_" and "-"',
      fits: (text: string): boolean => /^[A-Za-z0-9._-]{1,100}$/.test(text),
    },
    example: 'name: app',
  },
  stackerfiles: { kind: 'list', rule: path, example: 'stackerfiles: images/*/stacker.yaml' },
  'search-dir': { kind: 'text', rule: path, example: 'search-dir: images' },
  'stacker-file-pattern': { kind: 'text', rule: line, example: 'pattern: \\/stacker.yaml$' },
  pattern: { kind: 'text', rule: line, example: 'pattern: \\/stacker.yaml$' },
  substitute: {
    kind: 'substitutions',
    // A NUL ends the arguments of programs.
    rule: { wanted: 'a text without NUL', fits: (text: string): boolean => !text.includes('\0') },
    example: 'substitute: {KEY: VALUE}',
  },
  'substitute-files': { kind: 'list', rule: path, example: 'substitute-files: values.yaml' },
  'layer-types': { kind: 'list', rule: oneOf(layerTypes), example: 'layer-types: [tar, squashfs]' },
  'no-verity': { kind: 'switch', rule: switchWord, example: 'no-verity: true' },
  'working-directory': { kind: 'text', rule: path, example: 'working-directory: images' },
  'work-dir': { kind: 'text', rule: path, example: 'work-dir: out' },
  'stacker-dir': { kind: 'text', rule: path, example: 'stacker-dir: .stacker' },
  'oci-dir': { kind: 'text', rule: path, example: 'oci-dir: oci' },
  'roots-dir': {
    kind: 'text',
    // Overlayfs separates its lower directories by colons, so stacker refuses such a name (validateRootsDirName).
    rule: { wanted: 'a path without a colon', fits: (text: string): boolean => isLine(text) && !text.includes(':') },
    example: 'roots-dir: roots',
  },
  arch: { kind: 'text', rule: oneOf(arches, otherArchNames), example: 'arch: arm64' },
  'source-date-epoch': {
    kind: 'text',
    rule: { wanted: '"auto", "none" or seconds since 1970', fits: isEpoch },
    example: 'source-date-epoch: 1700000000',
  },
  'runs-on': { kind: 'runner', rule: line, example: 'runs-on: ubuntu-24.04' },
  'stacker-version': {
    kind: 'text',
    rule: {
      wanted: '"auto" or a release as "v1.2.0"',
      fits: (text: string): boolean => /^(?:auto|v?[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.]+)?)$/.test(text),
    },
    example: 'stacker-version: v1.2.0',
  },
  binds: { kind: 'text', rule: oneOf(['stacker', 'content']), example: 'binds: content' },
  'binds-exclude': { kind: 'list', rule: line, example: 'binds-exclude: "**/bin"' },
  variants: {
    kind: 'variants',
    rule: { wanted: 'a text without NUL', fits: (text: string): boolean => !text.includes('\0') },
    example: 'variants: {arch: [amd64, arm64]}',
  },
} as const satisfies Readonly<Record<string, Field>>

export type FieldName = keyof typeof fields

export function fieldOf(name: FieldName): Field {
  return fields[name]
}

export const buildFields: readonly FieldName[] = Object.keys(fields).filter(isFieldName)
/** `defaults` gives no name: each build has its own. */
export const defaultFields: readonly FieldName[] = buildFields.filter((name) => name !== 'name')

export function isFieldName(text: string): text is FieldName {
  return Object.hasOwn(fields, text)
}
