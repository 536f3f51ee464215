// Builds the bundle from src/: TypeScript to JavaScript, then one file and its chunks. `build.mjs` builds dist/; `build.mjs DIRECTORY`
// builds there, for tests, without checking types and without touching lib/ or dist/.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { licencesOf } from './licences.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (script, ...args) =>
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })

function compile(compiled, ...typescript) {
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', compiled, ...typescript)
}

function bundle(compiled, output) {
  // Without ncc's cache, which numbers imports as they stood when it was filled: a fresh checkout has none.
  const options = ['-o', output, '-q', '--no-cache', '--stats-out', `${compiled}/stats.json`]
  run('node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', `${compiled}/index.js`, ...options)
  // ncc's own list of licences leaves packages out that hold a package.json below their root, as yaml.
  const stats = JSON.parse(readFileSync(resolve(root, compiled, 'stats.json'), 'utf8'))
  writeFileSync(resolve(root, output, 'licenses.txt'), licencesOf(stats))
  writeFileSync(resolve(root, output, 'post.js'), "import './index.js'\n")
}

const [elsewhere] = process.argv.slice(2)
if (elsewhere === undefined) {
  // ncc does not clean its output. What is there goes once the types hold, so that a mistake in src/ leaves a bundle behind.
  rmSync(`${root}lib`, { recursive: true, force: true })
  compile('lib')
  rmSync(`${root}dist`, { recursive: true, force: true })
  bundle('lib', 'dist')
} else {
  // Inside the repository, since packages are looked for from there upwards.
  mkdirSync(`${root}node_modules/.cache`, { recursive: true })
  const compiled = mkdtempSync(`${root}node_modules/.cache/lib-`)
  try {
    compile(compiled, '--noCheck')
    bundle(compiled, elsewhere)
  } finally {
    rmSync(compiled, { recursive: true, force: true })
  }
}
