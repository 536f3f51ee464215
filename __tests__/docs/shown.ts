// The commands and workflows that pages show, and who runs them. A test takes the block from the page, so that what is tested is what a reader copies.
import { readFileSync } from 'node:fs'
import path from 'node:path'

import { root } from './page.ts'

export interface Block {
  readonly page: string
  /** Without the fence, and without the indentation of it. */
  readonly text: string
}

interface Entry {
  readonly page: string
  /** In no other block of the page. */
  readonly has: string
  /** The test that runs it, below __tests__, or why none can. */
  readonly run: { readonly by: string } | { readonly not: string }
}

const act = (page: string, has: string): Entry => ({ page, has, run: { by: 'act/shown-workflows.test.ts' } })
const project = (page: string, has: string): Entry => ({ page, has, run: { by: 'act/projects.ts' } })
const program = (page: string, has: string): Entry => ({ page, has, run: { by: 'program/shown-commands.test.ts' } })
const none = (page: string, has: string, not: string): Entry => ({ page, has, run: { not } })

const entries = {
  'try it': program('README.md', 'npm run example'),
  'one step': act('README.md', 'org/stack-cache/build@v1'),
  'how stacker is run': project('README.md', 'builds:'),
  'steps of your own': project('README.md', 'id: plan'),
  'build and save apart': act('README.md', 'org/stack-cache/save@v1'),
  'save on the default branch': act('README.md', 'default_branch'),
  'install stacker': program('README.md', 'nothing is installed unverified'),
  'all of it': act('README.md', '.github/workflows/build.yml@v1'),
  publish: act('README.md', 'publish-tags: latest'),
  'layers with binds': act('README.md', 'binds: content'),
  'sign by the identity of a run': none('README.md', 'id-token: write', 'a permission that GitHub alone gives'),
  'make keys': program('README.md', 'openssl genpkey'),
  'at a terminal': program('README.md', 'plan --from local'),
  'what a contributor runs': program('CONTRIBUTING.md', 'npm run check'),
  'verify a release': none('SECURITY.md', 'gh attestation verify', 'asks GitHub for what a release was attested by'),
  'one build': program('docs/matrix.md', 'NOTES: |'),
  'a leg for each row': project('docs/matrix.md', 'fromJSON(needs.plan.outputs.matrix)'),
  'two stages': project('docs/matrix.md', 'fromJSON(needs.plan.outputs.stages)'),
  'systems and architectures': project('docs/matrix.md', 'name: exporter'),
  'folders and distributions': project('docs/matrix.md', 'distro: [alpine'),
  'two builds into one stacker-dir': project('docs/matrix.md', 'name: kit'),
  'log in and publish': act('docs/publishing.md', 'docker/login-action'),
  'parts and an index': act('docs/publishing.md', 'publish-index: join'),
  'stacker publishes': none('docs/publishing.md', 'stacker publish', 'needs real stacker, which the tests do not have'),
  'tag a release': none('docs/releasing.md', 'git tag -s', 'needs the key of a maintainer, and GitHub'),
  'digest of a stacker': none('docs/setup.md', 'sha256sum', 'needs a release of stacker from the network'),
  'set up': program('docs/setup.md', 'org/stack-cache/setup@v1'),
  'several stores': act('docs/stores.md', 'dir:/var/cache/stack-cache'),
  'stores of pull requests': act('docs/stores.md', 'keep their own in'),
  'look after a directory': program('docs/stores.md', 'store list'),
  'retention by GitHub': none('docs/stores.md', 'delete-package-versions', 'removes packages of GitHub'),
  'collect a registry': program('docs/stores.md', 'garbage-collect'),
} as const satisfies Readonly<Record<string, Entry>>

export type ShownName = keyof typeof entries

export const shownEntries: Readonly<Record<string, Entry>> = entries

/** The blocks of a page that hold commands or YAML. */
export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(path.join(root, page), 'utf8')
  return [...text.matchAll(/^( *)```(?:sh|bash|console|yaml|yml)\n([^]*?)^ *```$/gm)].map(
    ([, indent = '', block = '']) => ({
      page,
      text: block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

/** The text of a block, as it stands on its page. */
export function shown(name: ShownName): string {
  const { page, has } = entries[name]
  const [block, ...others] = blocksOf(page).filter(({ text }) => text.includes(has))
  if (block === undefined || others.length > 0) throw new Error(`not one block of ${page} has "${has}"`)
  return block.text
}
