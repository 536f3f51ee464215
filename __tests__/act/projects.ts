import type { Files } from '../projects/product.ts'
import { shown } from '../docs/shown.ts'
import { workflowOf } from './pages.ts'

/** A repository whose workflow and builds file are those of a page. */
export interface Project {
  readonly title: string
  readonly files: Files
  /** Rows of the matrix where nothing is built yet: builds and stackerfiles. */
  readonly rows: readonly Row[]
  /** Jobs beside the plan and the legs. */
  readonly required: readonly string[]
  /** How many layers there are, each counted as often as it is built. */
  readonly layers: number
  readonly edit: {
    readonly files: Files
    readonly rows: readonly Row[]
    /** What stacker says in the legs of those rows. */
    readonly log: readonly string[]
  }
  readonly mistake: { readonly files: Files; readonly message: string; readonly at: Readonly<Record<string, string>> }
}

export interface Row {
  readonly build: string
  readonly stackerfiles: string
}

const workflow = '.github/workflows/images.yml'

const readme: Project = {
  title: 'the workflow of README',
  files: {
    [workflow]: workflowOf(shown('steps of your own')),
    'stack-cache.yaml': shown('how stacker is run'),
    'base.tar': 'a base',
    'common/stacker.yaml': 'common: {from: {type: tar, url: base.tar}, run: make common}\n',
    'images/app/stacker.yaml': `config: {prerequisites: [../../common/stacker.yaml]}
app: {from: {type: built, tag: common}, imports: [app.c], run: make app}
`,
    'images/app/app.c': 'app',
    'images/web/stacker.yaml': `config: {prerequisites: [../../common/stacker.yaml]}
web: {from: {type: built, tag: common}, imports: [web.c], run: make web}
`,
    'images/web/web.c': 'web',
    'images/tool/stacker.yaml': 'tool: {from: {type: tar, url: base.tar}, run: make tool}\n',
  },
  rows: [
    { build: 'images', stackerfiles: 'images/app/stacker.yaml\nimages/web/stacker.yaml' },
    { build: 'images', stackerfiles: 'images/tool/stacker.yaml' },
  ],
  required: ['images'],
  layers: 4,
  edit: {
    files: { 'images/web/web.c': 'edited' },
    rows: [{ build: 'images', stackerfiles: 'images/web/stacker.yaml' }],
    log: ['common/stacker.yaml: common: cached', 'images/web/stacker.yaml: web: built'],
  },
  mistake: {
    files: { 'images/tool/stacker.yaml': 'tool:\n  from: {type: tar, url: base.tar}\n  Run: make tool\n' },
    message: 'images/tool/stacker.yaml:3:3: stackerfile: unknown directive Run; did you mean run?',
    at: { file: 'images/tool/stacker.yaml', line: '3', col: '3' },
  },
}

const serverFiles = ['stacker', 'stacker-minimal', 'stacker-exporter', 'stacker-bench']
const legsOf = (builds: readonly string[], file: string, ...lists: readonly (readonly string[])[]): Row[] =>
  lists
    .reduce<readonly string[]>(
      (names, list) => names.flatMap((name) => list.map((value) => `${name}-${value}`)),
      builds,
    )
    .map((build) => ({ build, stackerfiles: file }))
const systems = ['linux', 'freebsd']
const machines = ['amd64', 'arm64']

const server: Project = {
  title: 'four stackerfiles for two systems and two architectures',
  files: {
    [workflow]: workflowOf(shown('a leg for each row')),
    'stack-cache.yaml': shown('systems and architectures'),
    'base.tar': 'a base',
    'build/main.go': 'main',
    'build/bench.go': 'bench',
    ...Object.fromEntries(
      serverFiles.map((name) => [
        `build/${name}.yaml`,
        `build:
  from: {type: tar, url: base.tar}
  build_only: true
  imports: [${name === 'stacker-bench' ? 'bench.go' : 'main.go'}]
  run: GOOS=\${{OS}} GOARCH=\${{ARCH}} make ${name}
image-\${{OS}}-\${{ARCH}}:
  from: {type: scratch}
  imports: [stacker://build/out/binary]
  labels: {system: "\${{OS}}"}
  run: install binary
`,
      ]),
    ),
  },
  rows: [
    ...legsOf(['server'], 'build/stacker.yaml', systems, machines),
    ...legsOf(['minimal'], 'build/stacker-minimal.yaml', systems, machines),
    ...legsOf(['exporter'], 'build/stacker-exporter.yaml', systems, machines),
    ...legsOf(['bench'], 'build/stacker-bench.yaml', systems, machines),
  ],
  required: [],
  layers: 32,
  edit: {
    files: { 'build/bench.go': 'edited' },
    rows: legsOf(['bench'], 'build/stacker-bench.yaml', systems, machines),
    log: systems.flatMap((system) =>
      machines.flatMap((machine) => [
        'build/stacker-bench.yaml: build: built',
        `build/stacker-bench.yaml: image-${system}-${machine}: built`,
      ]),
    ),
  },
  mistake: misspelt(shown('systems and architectures')),
}

/** The builds file with a key that is none. */
function misspelt(description: string): Project['mistake'] {
  const text = description.replace('stackerfiles:', 'stackerfile:')
  const before = text.slice(0, text.indexOf('stackerfile:')).split('\n')
  const [line, col] = [String(before.length), String((before.at(-1) ?? '').length + 1)]
  return {
    files: { 'stack-cache.yaml': text },
    message: `stack-cache.yaml:${line}:${col}: unknown key "stackerfile"; did you mean "stackerfiles"?`,
    at: { file: 'stack-cache.yaml', line, col },
  }
}

const distributions = ['alpine', 'debian', 'ubuntu']

const folders: Project = {
  title: 'folders for three distributions and two architectures, with values of several lines',
  files: {
    [workflow]: workflowOf(shown('a leg for each row')),
    'stack-cache.yaml': shown('folders and distributions'),
    'base.tar': 'a base',
    ...Object.fromEntries(
      ['base', 'tools'].flatMap((folder) => [
        [
          `images/${folder}/stacker.yaml`,
          `${folder}-\${{DISTRO}}:
  from: {type: tar, url: base.tar}
  imports: [packages]
  environment: {REPOSITORIES: "\${{REPOSITORIES}}"}
  run: install from \${{DISTRO}}
`,
        ],
        [`images/${folder}/packages`, folder],
      ]),
    ),
  },
  rows: ['base', 'tools'].flatMap((folder) =>
    legsOf([folder], `images/${folder}/stacker.yaml`, distributions, machines),
  ),
  required: [],
  layers: 12,
  edit: {
    files: { 'images/tools/packages': 'edited' },
    rows: legsOf(['tools'], 'images/tools/stacker.yaml', distributions, machines),
    log: distributions.flatMap((name) => machines.map(() => `images/tools/stacker.yaml: tools-${name}: built`)),
  },
  mistake: {
    files: {
      'images/base/stacker.yaml': 'base:\n  from:\n    type: tar\n    url: ${{BASE}}\n',
    },
    message:
      'images/base/stacker.yaml:4:10: build "base-alpine-amd64": no value for substitution BASE; give it with substitute: BASE=VALUE, or write a default as ${{BASE:DEFAULT}}',
    at: { file: 'images/base/stacker.yaml', line: '4', col: '10' },
  },
}

const kitFiles = ['layers/firmware/stacker.yaml', 'layers/kernel/stacker.yaml']

const kit: Project = {
  title: 'two builds into one stacker-dir',
  files: {
    [workflow]: workflowOf(shown('a leg for each row')),
    'stack-cache.yaml': shown('two builds into one stacker-dir'),
    'base.tar': 'a base',
    'layers/firmware/stacker.yaml': 'firmware: {from: {type: tar, url: base.tar}, run: make firmware}\n',
    'layers/kernel/stacker.yaml':
      'kernel: {from: {type: tar, url: base.tar}, imports: [config], run: "make ${{VERSION}}"}\n',
    'layers/kernel/config': 'config',
    'media/stacker.yaml': 'media: {from: {type: tar, url: base.tar}, imports: [menu], run: make media}\n',
    'media/menu': 'menu',
  },
  rows: [
    ...kitFiles.map((stackerfiles) => ({ build: 'kit', stackerfiles })),
    { build: 'media', stackerfiles: 'media/stacker.yaml' },
  ],
  required: [],
  layers: 3,
  edit: {
    files: { 'media/menu': 'edited' },
    rows: [{ build: 'media', stackerfiles: 'media/stacker.yaml' }],
    log: ['media/stacker.yaml: media: built'],
  },
  mistake: {
    files: { 'media/stacker.yaml': 'media:\n  from: {type: built, tag: disk}\n' },
    message:
      'media/stacker.yaml:1:1: build "media": couldn\'t resolve some dependencies: couldn\'t find dependencies for media: base layer disk; define what is missing in this file or in one of its prerequisites, and see that layers do not need each other',
    at: { file: 'media/stacker.yaml', line: '1', col: '1' },
  },
}

/** README's images, with the workflow of stages. */
export const staged: Pick<Project, 'files' | 'edit'> = {
  files: { ...readme.files, [workflow]: workflowOf(shown('two stages')) },
  edit: readme.edit,
}

/** The two builds, of which the second stands on an image of the first. */
export const standing: Pick<Project, 'files' | 'edit'> = {
  files: {
    ...kit.files,
    'media/stacker.yaml': 'media: {from: {type: oci, url: "build/oci:kernel"}, imports: [menu], run: make media}\n',
  },
  edit: kit.edit,
}

export const projects: readonly Project[] = [readme, server, folders, kit]
