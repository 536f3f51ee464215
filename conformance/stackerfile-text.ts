import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { text as anyText, type Random } from './random.ts'

/** Files that look like those in real repositories; the recorded vectors give the corners of the grammar. */
const written = [
  `config:
  prerequisites:
    - ../base/stacker.yaml

build:
  from:
    type: docker
    url: docker://registry.example/library/alpine:3.19
  build_only: true
  imports:
    - path: src/main.go
      dest: /src/main.go
      mode: 0644
      uid: 0
      gid: 0
    - https://example.test/tools.tar.gz
    - stacker://tools/usr/bin/make
  build_env:
    GOFLAGS: -mod=vendor
    CGO_ENABLED: 0
  build_env_passthrough: [HTTP_PROXY, no_proxy]
  binds:
    - /var/cache -> /cache
    - source: ./out
      dest: /out
  run: |
    #!/bin/sh -ex
    cd /src
    if [ -n "$FLAG" ]; then
      make all; fi

    make install DESTDIR=/dist
`,
  `app:
  from: {type: built, tag: build}
  import: [ "conf/app.ini", './start.sh' ]   # legacy
  overlay_dirs:
  - source: overlay
    dest: /etc/app
  environment: &env
    VERSION: 1.10
    DEBUG: no
    "PORT": 8080
  labels:
    <<: *env
    org.example.title: "An app: with quotes"
    org.example.folded: >-
      one
      two

      three
  annotations: *env
  cmd: /usr/bin/app --config "/etc/app/app.ini" 'a b'
  entrypoint: ["/bin/sh", -c, 'exec "$@"']
  full_command: null
  volumes:
    - /data
    - y
  working_dir: /app
  runtime_user: 1000
  generate_labels:
    - echo a=b > /stacker/oci-labels/x
  os: linux
  arch: amd64
`,
  `# two layers, flow style
one: {from: {type: scratch}, run: [ls -l, "echo \\"x\\"", 'it''s'], volumes: [/a, /b]}
two:
    from:
        type: tar
        url: stacker://one/base.tar
        insecure: false
    bom:
        generate: false
    run:
        - |
          set -e
          true
        - >
          folded
          text
        - plain over
          two lines
    was_legacy_import: false
`,
]

const scalars = [
  'yes',
  'No',
  'y',
  'on',
  '~',
  'null',
  '',
  '0',
  '0644',
  '0o17',
  '1.10',
  '1e6',
  '08',
  '1_000',
  '.5',
  '.inf',
  '-.inf',
  '.nan',
  '0x1F',
  '2001-01-01',
  '12:30',
  '18446744073709551616',
  '"x"',
  "'y'",
  '"a\\n\\x41\\u00e9"',
  "''",
  '""',
  '"a\\/b"',
  '!!str 1',
  '!!int "1"',
  '!!binary aGk=',
  '!foo bar',
  '!!float 1',
  '!!null ""',
  '! x',
  '*a',
  '&a x',
  '&a',
  '*env',
  '<<',
  '[a, b]',
  '[]',
  '{}',
  '{a: b}',
  '{a: b, c: [d]}',
  '|',
  '>',
  '|-',
  '>+',
  '|2',
  '>1-',
  '- x',
  '? x',
  ': y',
  '@x',
  '%x',
  '`x',
  '"a',
  "'a",
  'a: b',
  'a #b',
  'a#b',
  '#c',
  '/abs/dir/',
  './rel/../x',
  'http://h/p',
  'stacker://l/f',
  'docker://r/i:t',
  'a\\ b',
  '-1',
  '- ',
  '--- ',
  '...',
  '"\\',
  '"\\ud83d"',
  '[a, [b, c]',
  'a, b]',
  '{a, b: }',
  '{a: }',
  '[a: b]',
  '[? a]',
  '[?]',
  '{: a}',
  ':a',
  '{a: :b}',
  '!!str',
  '[!!str, a]',
  '{a: !!str}',
  '!<tag:yaml.org,2002:str> 1',
  '!a#b c',
  '"a\\\n b"',
  '|\n',
  '"k": v',
  "'k' : v",
  'é',
  '日本',
  '😀',
]
const keys = [
  'from',
  'type',
  'url',
  'tag',
  'insecure',
  'imports',
  'import',
  'path',
  'hash',
  'dest',
  'mode',
  'uid',
  'gid',
  'overlay_dirs',
  'source',
  'run',
  'cmd',
  'entrypoint',
  'full_command',
  'build_env',
  'environment',
  'volumes',
  'labels',
  'generate_labels',
  'working_dir',
  'build_only',
  'binds',
  'runtime_user',
  'annotations',
  'os',
  'arch',
  'bom',
  'generate',
  'config',
  'prerequisites',
  '<<',
  '"<<"',
  '"run"',
  '? run',
  '',
  '?',
  '1',
  'y',
  '~',
  '*a',
  '&k run',
  '!!str run',
  'was_bom',
]
const snippets = [
  '\n',
  ' ',
  '  ',
  '\t',
  '#',
  ' #',
  ': ',
  ':',
  '- ',
  '-',
  '? ',
  '|',
  '>',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  ', ',
  '&a ',
  '*a',
  '!!str ',
  '!',
  '%',
  '@',
  '`',
  '\\',
  '---\n',
  '...\n',
  '\r\n',
  '\r',
  '\x85',
  '\u2028',
  '\ufeff',
  '\xa0',
  '\x07',
  '~',
  '=',
  '<<: ',
  '\n\n',
  '\n  ',
  '\n    - ',
  '0',
]

/**
 * Inputs of the recorded vectors on which readers agree, our own texts, and every file in `directory`. What the npm library cannot
 * decide comes only from the mutations, or its share would be that of the vectors.
 */
export function stackerfileSeeds(directory?: string): readonly string[] {
  const golden = path.join(import.meta.dirname, '../__tests__/vectors/golden/stackerfile.json')
  const { vectors } = JSON.parse(readFileSync(golden, 'utf8')) as {
    vectors: { input?: string; js_frontend: string }[]
  }
  const recorded = vectors.flatMap(({ input, js_frontend }) =>
    input === undefined || input.includes('${{') || js_frontend !== 'agree' ? [] : [input],
  )
  const given =
    directory === undefined
      ? []
      : readdirSync(directory).map((name) => readFileSync(path.join(directory, name), 'utf8'))
  // Longer texts have more to go wrong in them than the one-line vectors.
  return [...recorded, ...Array.from({ length: 40 }, () => written).flat(), ...given, ...given]
}

/** One to four changes of a seed. The result has no placeholder, since the Go side does not substitute. */
export function mutatedStackerfile(random: Random, seeds: readonly string[]): string {
  let text = random.pick(seeds)
  if (text.length > 2000 && random.chance(0.8)) text = window(random, text)
  for (let count = 1 + random.int(random.int(4) + 1); count > 0; count -= 1) text = mutated(random, text, seeds)
  return text.replaceAll('${{', '$ {').replace(/\p{Surrogate}/gu, '')
}

function window(random: Random, text: string): string {
  const lines = text.split('\n')
  const tops = lines.flatMap((line, index) => (/^\w/.test(line) ? [index] : []))
  const from = tops.length === 0 ? 0 : random.pick(tops)
  return lines.slice(from, from + 10 + random.int(40)).join('\n') + (random.chance(0.9) ? '\n' : '')
}

function mutated(random: Random, text: string, seeds: readonly string[]): string {
  const lines = text.split('\n')
  const at = random.int(lines.length)
  const line = lines[at] ?? ''
  const put = (...changed: string[]): string => [...lines.slice(0, at), ...changed, ...lines.slice(at + 1)].join('\n')
  const spot = random.int(text.length + 1)
  switch (random.int(21)) {
    case 0:
    case 1:
    case 2:
    case 3:
      // A new value for a key or an item, in its place.
      return put(
        line.replace(
          /^(\s*(?:- )?(?:[\w"'-]+:|(?<=- ))) ?.*$/,
          (_, head: string) => `${head.trimEnd()} ${random.pick(scalars)}`,
        ),
      )
    case 4:
      return put(line.replace(/^(\s*(?:- )?)[^\s:]+(?=:)/, (_, head: string) => head + random.pick(keys)))
    case 5:
      return put()
    case 6:
      return put(line, line)
    case 7: {
      const other = random.int(lines.length)
      const swapped = [...lines]
      swapped[at] = lines[other] ?? ''
      swapped[other] = line
      return swapped.join('\n')
    }
    case 8:
      return put(random.chance(0.5) ? ' '.repeat(1 + random.int(3)) + line : line.replace(/^ {1,2}/, ''))
    case 9:
      return text.slice(0, spot) + random.pick(snippets) + text.slice(spot)
    case 10:
      return text.slice(0, spot) + text.slice(spot + 1 + random.int(4))
    case 11: {
      const other = random.pick(seeds)
      const from = random.int(other.length)
      return text.slice(0, spot) + other.slice(from, from + random.int(40)) + text.slice(spot)
    }
    case 12: {
      const other = random.pick(seeds).split('\n')
      const from = random.int(other.length)
      return put(line, ...other.slice(from, from + 1 + random.int(4)))
    }
    case 13:
      return put(line + random.pick([' # note', '#note', '  ', '\t', '\r', ' |', ' >-', ' &a', ' "', ',']))
    case 14:
      return put(
        line.replace(/: (?=\S)/, () =>
          random.pick([': &a ', ': *a ', ': !!str ', ': !x ', ': "', ": '", ': [', ': {', ': - ', ':\t']),
        ),
      )
    case 15:
      return put(
        line,
        ' '.repeat(random.int(7)) +
          random.pick([...keys.map((key) => `${key}: ${random.pick(scalars)}`), ...scalars, '- x']),
      )
    case 16:
      return random.pick([
        () => text.replaceAll('\n', '\r\n'),
        () => text.replace(/\n+$/, ''),
        () => `\ufeff${text}`,
        () => `---\n${text}`,
        () => `%YAML ${random.pick(['1.1', '01.1', '1.1 # c', '1.1 c', '1.2', '1'])}\n---\n${text}`,
        () => `%TAG ${random.pick(['!e! tag:x,2000:', '! tag:x', '!e', '!! tag:yaml.org,2002:'])}\n---\n${text}`,
        () => `...\n${text}`,
        () => `${text}...\n${text}`,
        () => ` ${text}`,
        () => `${text}\n\n`,
        () => text.replaceAll('\n', '\r'),
      ])()
    case 17:
      return text.slice(0, spot) + anyText(random, 6) + text.slice(spot)
    case 18:
    case 19:
      return put(line.replace(/(?<=[\s[,])[\w/.-]+(?=[\s\],]|$)/, () => random.pick(scalars)))
    default:
      return put(
        line.replace(/(\S+)$/, (word) =>
          random.pick([`"${word}"`, `'${word}'`, `[${word}]`, `{${word}: ${word}}`, `|\n  ${word}`]),
        ),
      )
  }
}
