// npm run example: the whole story on a small shop, in a temporary directory. Needs Node 20 or newer, and nothing else: where there
// is no stacker on the PATH, the recorded result of its build is laid down instead.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { layDownRecorded, scenario, writeSources } from './recorded-build.mjs'

const id = 'example-edit'
const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url))
const place = mkdtempSync(path.join(tmpdir(), 'stack-cache-example-'))
const first = path.join(place, 'first', 'shop')
const second = path.join(place, 'another-runner', 'work', 'shop')
const [, , file, , version] = scenario(id).command
const stacker = findStacker()
const options = ['-f', file, '--substitute', version, '--store', `dir:${place}/store`]
if (stacker === undefined) options.push('--stacker-version', 'v1.2.0')

function findStacker() {
  const { status, stdout } = spawnSync('stacker', ['--version'], { encoding: 'utf8' })
  return status === 0 && process.getuid?.() === 0 ? stdout.trim() : undefined
}

function say(title, text) {
  console.log(`\n${'-'.repeat(100)}\n${title}\n${text === undefined ? '' : `${text}\n`}`)
}

function stackCache(directory, command, ...more) {
  console.log(`$ stack-cache ${[command, ...more].join(' ')}`)
  const arguments_ = [bundle, command, ...options, ...more]
  execFileSync(process.execPath, arguments_, { cwd: directory, stdio: ['ignore', 'inherit', 'inherit'] })
}

function build(directory) {
  if (stacker === undefined) {
    console.log('There is no stacker that can run here: the recorded result of stacker v1.2.0 is laid down.')
    layDownRecorded(id, directory)
    return
  }
  console.log(`$ stacker build -f ${file} --substitute ${version}`)
  execFileSync('stacker', ['build', '-f', file, '--substitute', version], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

try {
  mkdirSync(first, { recursive: true })
  writeSources(id, first)
  say('A small shop: what would stacker build?', `Sources: ${readdirSync(first).join(', ')}. Nothing was built yet.`)
  stackCache(first, 'plan')

  say('The build.')
  build(first)

  say('After the build: what is new is kept.')
  stackCache(first, 'save')

  mkdirSync(second, { recursive: true })
  writeSources(id, second)
  for (const { path: name, content } of scenario(id).mutation) writeFileSync(path.join(second, name), content)
  say('Another runner, another directory, and one source file was edited. What will stacker build, and why?')
  stackCache(second, 'plan')
  console.log()
  stackCache(second, 'why', 'shop')

  say('The good layers are laid down where stacker finds them.')
  stackCache(second, 'restore')

  say('What stacker will still build there, judged by the build.cache that it will open:')
  stackCache(second, 'plan', '--from', 'local')
  if (stacker !== undefined) {
    build(second)
    stackCache(second, 'save')
  }
  say('That was all. Nothing is left behind.')
} finally {
  rmSync(place, { recursive: true, force: true })
}
