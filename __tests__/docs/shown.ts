// What README and docs show of commands and YAML, and by which test it is run. A page's blocks stand in its order.

/** Where a block is run, or why it is not. */
export type Fate = { readonly by: string } | { readonly why: string }

export interface Shown {
  /** Its first line that says something, up to a comment. */
  readonly begins: string
  readonly fate: Fate
}

const workflows: Fate = { by: 'act/workflows.test.ts' }
const steps: Fate = { by: 'act/shown.test.ts' }
const installing: Fate = {
  why: 'it needs the release; program/setup.test.ts runs the door against a server on loopback',
}
const commands: Fate = { by: 'program/shown-commands.test.ts' }

export const shown: Readonly<Record<string, readonly Shown[]>> = {
  'README.md': [
    { begins: 'npm run example', fate: { why: 'the example and the fast tests: CI runs both commands' } },
    { begins: 'on: [push, pull_request]', fate: steps },
    { begins: 'builds:', fate: workflows },
    { begins: 'on: [push, pull_request]', fate: workflows },
    { begins: '- uses: org/stack-cache/restore@v1', fate: steps },
    { begins: '- uses: org/stack-cache@v1', fate: steps },
    { begins: '- uses: org/stack-cache/setup@v1', fate: installing },
    { begins: 'on: [push, pull_request]', fate: steps },
    { begins: '- uses: org/stack-cache/publish@v1', fate: steps },
    { begins: '- id: restore', fate: steps },
    { begins: 'permissions:', fate: { why: 'a part of a workflow, whose identity is that of a run on GitHub' } },
    { begins: 'openssl genpkey -algorithm ed25519 -out sign-key.pem', fate: commands },
    { begins: 'node dist/index.js plan -f stacker.yaml', fate: commands },
  ],
  'docs/matrix.md': [
    { begins: 'defaults:', fate: { by: 'docs/matrix.test.ts' } },
    { begins: 'on: [push, pull_request]', fate: workflows },
    { begins: 'jobs:', fate: workflows },
    { begins: 'defaults:', fate: workflows },
    { begins: 'builds:', fate: workflows },
    { begins: 'defaults:', fate: workflows },
  ],
  'docs/publishing.md': [
    { begins: '- uses: docker/login-action', fate: steps },
    {
      begins: '- uses: org/stack-cache/publish@v1',
      fate: { why: 'of two jobs; act/examples.test.ts runs the same in build.yml' },
    },
    {
      begins: '- run: stacker build -f stacker.yaml',
      fate: { why: 'stacker publish is a program that tests have not' },
    },
  ],
  'docs/releasing.md': [{ begins: 'git tag -s v0.2.0 -m v0.2.0', fate: { why: 'it releases' } }],
  'docs/setup.md': [
    { begins: '- uses: org/stack-cache/setup@v1', fate: installing },
    { begins: 'curl -fsSL', fate: { why: 'it needs the network, and the release' } },
  ],
  'docs/stores.md': [
    { begins: '- uses: org/stack-cache@v1', fate: steps },
    { begins: 'store: |', fate: steps },
    { begins: 'stack-cache store list --store dir:PATH', fate: commands },
    { begins: 'on: { schedule:', fate: { why: 'it deletes packages on GitHub' } },
    { begins: 'stack-cache store gc --store oci:registry.example.com/cache', fate: commands },
  ],
}

export interface Block {
  readonly language: 'sh' | 'yaml'
  readonly text: string
}

/** The blocks of commands and of YAML of a page, in its order. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^( *)```(sh|yaml)\n([^]*?)^ *```/gm)].map(([, indent = '', language, text = '']) => ({
    language: language === 'sh' ? 'sh' : 'yaml',
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** The lines that say something, without their comments. */
export function commandsOf({ text }: Block): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^| +)# .*$/, ''))
    .filter((line) => line !== '')
}
