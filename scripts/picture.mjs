// npm run picture -- PACKAGES: the picture of a summary in README, light and dark, of what the plan door writes over the example. PACKAGES is a
// directory whose node_modules has marked, github-markdown-css, mermaid and puppeteer-core, which the project does not need; chromium is on PATH, or
// where CHROMIUM says. `--check` says whether docs/pictures/summary.md is what the door writes today, and needs none of them.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { scenario, writeSources } from '../example/recorded-build.mjs'

const id = 'example-edit'
const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = path.join(root, 'docs', 'pictures')
const source = path.join(pictures, 'summary.md')
const [, , file, , version] = scenario(id).command

/** What the plan door writes once the example was built, and one of its sources edited; and what the steps printed meanwhile. */
function writtenSummary() {
  const place = mkdtempSync(path.join(tmpdir(), 'stack-cache-picture-'))
  try {
    const [first, second] = ['first', 'second'].map((name) => path.join(place, name, 'shop'))
    const summary = path.join(place, 'summary.md')
    for (const made of [first, second, path.join(place, 'temp')]) mkdirSync(made, { recursive: true })
    writeSources(id, first)
    writeSources(id, second)
    for (const { path: name, content } of scenario(id).mutation) writeFileSync(path.join(second, name), content)
    const built = step('build', first, place, { stacker: recordedStacker(place) })
    writeFileSync(summary, '')
    const planned = step('plan', second, place, { summary: 'true' }, { GITHUB_STEP_SUMMARY: summary })
    const printed = `${built}${planned}`.replaceAll(/^::.*\n/gm, '')
    return { markdown: readFileSync(summary, 'utf8'), printed }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** A step of the action, as a runner starts it. Answers what it printed. */
function step(door, workspace, place, inputs, environment = {}) {
  const given = {
    ...{ door, stackerfiles: file, substitute: version, store: `dir:${place}/store`, summary: 'false' },
    ...{ 'stacker-version': 'v1.2.0', 'stacker-user': 'runner', ...inputs },
  }
  const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const outputs = path.join(place, 'outputs')
  writeFileSync(outputs, '')
  return execFileSync(process.execPath, [path.join(root, 'dist', 'index.js')], {
    cwd: workspace,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...{ PATH: process.env.PATH, HOME: place, RUNNER_TEMP: path.join(place, 'temp'), GITHUB_WORKSPACE: workspace },
      ...{ GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: outputs, ...environment, ...Object.fromEntries(variables) },
    },
  })
}

/** Leaves what stacker did, and no sign of how long that took (src/save/build-times.ts): it would be how busy the machine is. */
function recordedStacker(place) {
  const program = path.join(place, 'stacker')
  const script = path.join(root, 'example', 'recorded-stacker.mjs')
  const lines = [
    '#!/bin/sh',
    `'${process.execPath}' '${script}' "$@" || exit`,
    "[ ! -d roots ] || find roots -exec touch -h -d '2100-01-01' {} +",
  ]
  writeFileSync(program, `${lines.join('\n')}\n`, { mode: 0o755 })
  return program
}

const width = 900

async function draw(markdown, packages) {
  const require = createRequire(path.resolve(packages, 'package.json'))
  const { marked } = await import(require.resolve('marked'))
  const { default: puppeteer } = await import(require.resolve('puppeteer-core'))
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const code = ({ text, lang }) => (lang === 'mermaid' ? `<pre class="mermaid">${escaped(text)}</pre>` : false)
  marked.use({ gfm: true, renderer: { code } })
  const alert = markdown.replace(/^> \[!(\w+)\]\s*$/gm, (_, kind) => `> **${kind[0]}${kind.slice(1).toLowerCase()}**  `)
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    for (const [theme, ground] of [
      ['light', '#ffffff'],
      ['dark', '#0d1117'],
    ]) {
      const css = readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8')
      const style = `${css} body{margin:0;background:${ground}} .markdown-body{padding:24px} pre.mermaid{background:none;text-align:center}`
      const page = await browser.newPage()
      await page.setViewport({ width, height: 100, deviceScaleFactor: 1.5 })
      await page.setContent(
        `<!doctype html><meta charset="utf-8"><style>${style}</style><article class="markdown-body">${marked.parse(alert)}</article>`,
      )
      await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') })
      await page.evaluate(
        async (name) => {
          globalThis.mermaid.initialize({ startOnLoad: false, theme: name, securityLevel: 'strict' })
          await globalThis.mermaid.run({ querySelector: '.mermaid' })
        },
        theme === 'dark' ? 'dark' : 'default',
      )
      await page.screenshot({ path: path.join(pictures, `summary-${theme}.png`), fullPage: true })
    }
  } finally {
    await browser.close()
  }
}

const [packages] = process.argv.slice(2)
const { markdown, printed } = writtenSummary()
if (packages === '--check') {
  if (readFileSync(source, 'utf8') !== markdown) {
    const said = `The steps printed:\n\n${printed}\nThe door writes:\n\n${markdown}`.replaceAll(/^/gm, '  ')
    console.error(
      `docs/pictures/summary.md is not what the plan door writes: run "npm run picture -- PACKAGES"\n\n${said}`,
    )
    process.exitCode = 1
  }
} else if (packages === undefined) {
  console.error('usage: npm run picture -- PACKAGES | --check')
  process.exitCode = 2
} else {
  mkdirSync(pictures, { recursive: true })
  writeFileSync(source, markdown)
  await draw(markdown, packages)
}
