import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { root } from './page.ts'

interface Form {
  readonly name: string
  readonly description: string
  readonly body: readonly {
    readonly type: string
    readonly id: string
    readonly attributes: { readonly label: string; readonly options?: readonly string[] }
    readonly validations?: { readonly required: boolean }
  }[]
}

const place = join(root, '.github', 'ISSUE_TEMPLATE')
const forms = readdirSync(place)
  .filter((name) => name !== 'config.yml')
  .map((name) => [name, parse(readFileSync(join(place, name), 'utf8')) as Form] as const)

test.each(forms)('%s is a form that GitHub takes', (_, { name, description, body }) => {
  expect([name, description].every((text) => text.length > 3 && text.length < 200)).toBe(true)
  expect(body.length).toBeGreaterThan(0)
  expect(body.filter(({ type }) => !['textarea', 'input', 'dropdown'].includes(type))).toEqual([])
  expect(new Set(body.map(({ id }) => id)).size).toBe(body.length)
  expect(new Set(body.map(({ attributes }) => attributes.label)).size).toBe(body.length)
  for (const { type, attributes } of body) expect(attributes.options === undefined).toBe(type !== 'dropdown')
})

test('whoever reports a bug is asked for the plan document, and has to give it where the plan is what was wrong', () => {
  const asked = forms.flatMap(([file, { body }]) =>
    body.filter(({ id }) => id === 'plan').map(({ validations }) => [file, validations?.required === true]),
  )
  expect(asked.sort()).toEqual([
    ['bug.yml', false],
    ['wrong-plan.yml', true],
  ])
})

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md', 'CHANGELOG.md'])(
  'every file that %s links to is there',
  (name) => {
    const links = [...readFileSync(join(root, name), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, file = '']) => file,
    )
    expect(links.filter((file) => !existsSync(join(root, file)))).toEqual([])
  },
)

test('every action that a workflow uses is pinned by its commit', () => {
  const workflows = readdirSync(join(root, '.github', 'workflows'))
  const used = workflows.flatMap((name) => {
    const text = readFileSync(join(root, '.github', 'workflows', name), 'utf8')
    return [...text.matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)].map(([, action = '', rest = '']) => ({
      name,
      action,
      rest,
    }))
  })
  // The workflow that others call has our own doors of its own release, whose commit it cannot name.
  const isOwn = (action: string): boolean => action.startsWith('./') || action.startsWith('org/stack-cache/')
  const loose = used.filter(
    ({ action, rest }) => !isOwn(action) && !(/@[0-9a-f]{40}$/.test(action) && /^ # v\d+\.\d+\.\d+$/.test(rest)),
  )
  expect(used.length).toBeGreaterThan(4)
  expect(loose).toEqual([])
})
