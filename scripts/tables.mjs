// Writes the tables of inputs and outputs, between their marks, from the doors' action files: `npm run tables`, after an edit of those.
// `npm run tables -- --check` says which are not as they would be written.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { parse } from 'yaml'

/** By the word that pages use: `main` is the action itself. */
const files = {
  main: 'action.yml',
  plan: 'plan/action.yml',
  restore: 'restore/action.yml',
  save: 'save/action.yml',
  build: 'build/action.yml',
  publish: 'publish/action.yml',
  setup: 'setup/action.yml',
}

/** Each page, with the doors whose inputs and outputs it has. What several doors have stands once. */
const pages = {
  'README.md': ['main', 'plan', 'restore', 'save', 'build', 'publish'],
  'docs/setup.md': ['setup'],
}

/** A step of the action says by it which door it is; nobody else gives it. */
const hidden = new Set(['door'])

const root = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url))
const doors = Object.fromEntries(
  Object.entries(files).map(([door, file]) => [door, parse(readFileSync(root(file), 'utf8'))]),
)

/** What the doors say of one name, in their order. */
function saidOf(names, section) {
  const said = new Map()
  for (const door of names) {
    for (const [name, told] of Object.entries(doors[door][section] ?? {})) {
      if (hidden.has(name)) continue
      const { description, default: usual = '' } = told
      said.set(name, [...(said.get(name) ?? []), { door, text: description.trim(), usual: String(usual).trim() }])
    }
  }
  return said
}

/** Where not all doors say the same, the most say it first, and the others follow by name. */
function joined(told, of, join) {
  const groups = new Map()
  for (const one of told) groups.set(of(one), [...(groups.get(of(one)) ?? []), one.door])
  const [[first], ...others] = [...groups].sort(([, a], [, b]) => b.length - a.length)
  return [first, ...others.map(([value, at]) => join(value, at))].join('')
}

function doorsOf(told, names) {
  const at = told.map(({ door }) => door)
  if (at.length === names.length) return 'all'
  const without = names.filter((door) => !at.includes(door))
  return without.length <= 2 ? `all but ${codes(without)}` : codes(at)
}

const codes = (words) => words.map((word) => `\`${word}\``).join(', ')
const cell = (text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|')

function defaultOf(told) {
  // A step that builds on its own is not given what a leg of a matrix takes from its builds.
  const given = told.filter(({ usual }) => usual !== '')
  if (given.length === 0) return ''
  return joined(
    given,
    ({ usual }) => `\`${usual}\``,
    (value, at) => `; ${codes(at)}: ${value}`,
  )
}

function textOf(told) {
  return joined(
    told,
    ({ text }) => text,
    (value, at) => ` At ${codes(at)}: ${value}`,
  )
}

function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function tableOf(section, names) {
  const isAlone = names.length === 1
  const rows = [...saidOf(names, section)].map(([name, told]) => [
    `\`${name}\``,
    ...(isAlone ? [] : [doorsOf(told, names)]),
    ...(section === 'inputs' ? [cell(defaultOf(told))] : []),
    cell(textOf(told)),
  ])
  const head = [
    section === 'inputs' ? 'input' : 'output',
    ...(isAlone ? [] : ['doors']),
    ...(section === 'inputs' ? ['default'] : []),
    section === 'inputs' ? 'meaning' : 'value',
  ]
  return table(head, rows)
}

function written(page, names) {
  let text = readFileSync(root(page), 'utf8')
  for (const section of ['inputs', 'outputs']) {
    const [begin, end] = [`<!-- ${section}: npm run tables -->`, `<!-- end of ${section} -->`]
    const [from, to] = [text.indexOf(begin), text.indexOf(end)]
    if (from === -1 || to < from) throw new Error(`${page} has no marks of ${section}`)
    text = `${text.slice(0, from + begin.length)}\n\n${tableOf(section, names)}\n\n${text.slice(to)}`
  }
  return text
}

const isCheck = process.argv.includes('--check')
for (const [page, names] of Object.entries(pages)) {
  const [now, wanted] = [readFileSync(root(page), 'utf8'), written(page, names)]
  if (now === wanted) continue
  if (isCheck) {
    console.error(`${page} is not what the action files say: run "npm run tables"`)
    process.exitCode = 1
  } else {
    writeFileSync(root(page), wanted)
    console.log(`${page} is written`)
  }
}
