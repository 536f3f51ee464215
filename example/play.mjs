// npm run example: the whole story on a small shop, in a temporary directory. Needs Node 20 or newer, and nothing else: where there
// is no stacker on the PATH, the recorded result of its build is laid down instead. `node example/play.mjs BUNDLE` for another one than dist/index.js.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { scenario, writeSources } from './recorded-build.mjs'

const id = 'example-edit'
const bundle = process.argv[2] ?? fileURLToPath(new URL('../dist/index.js', import.meta.url))
const place = mkdtempSync(path.join(tmpdir(), 'stack-cache-example-'))
const first = path.join(place, 'first', 'shop')
const second = path.join(place, 'another-runner', 'work', 'shop')
const [, , file, , version] = scenario(id).command
const hasStacker = canRunStacker()
const options = ['-f', file, '--substitute', version, '--store', `dir:${place}/store`]
if (!hasStacker) options.push('--stacker-version', 'v1.2.0')

function canRunStacker() {
  return spawnSync('stacker', ['--version']).status === 0 && process.getuid?.() === 0
}

/** Says and leaves what stacker did. */
function recordedStacker() {
  const program = path.join(place, 'stacker')
  const script = fileURLToPath(new URL('recorded-stacker.mjs', import.meta.url))
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`, { mode: 0o755 })
  return program
}

function say(title, text) {
  console.log(`\n${'-'.repeat(100)}\n${title}\n${text === undefined ? '' : `${text}\n`}`)
}

function stackCache(directory, command, ...more) {
  console.log(`$ stack-cache ${[command, ...more].join(' ')}`)
  const stands = command === 'build' && !hasStacker ? ['--stacker', recordedStacker()] : []
  execFileSync(process.execPath, [bundle, command, ...options, ...stands, ...more], {
    cwd: directory,
    stdio: ['ignore', 'inherit', 'inherit'],
    // What a restore leaves for a save lies there.
    env: { ...process.env, XDG_CACHE_HOME: path.join(place, 'cache') },
  })
}

try {
  mkdirSync(first, { recursive: true })
  writeSources(id, first)
  say('A small shop: what would stacker build?', `Sources: ${readdirSync(first).join(', ')}. Nothing was built yet.`)
  stackCache(first, 'plan')

  say(
    'The build door: restore what is good (nothing yet), run stacker, keep what is new.',
    hasStacker
      ? undefined
      : 'There is no stacker that can run here: what stacker v1.2.0 left is laid down in its place.',
  )
  stackCache(first, 'build')

  mkdirSync(second, { recursive: true })
  writeSources(id, second)
  for (const { path: name, content } of scenario(id).mutation) writeFileSync(path.join(second, name), content)
  say('Another runner, another directory, and one source file was edited. What will stacker build, and why?')
  stackCache(second, 'plan')
  console.log()
  stackCache(second, 'why', 'shop')

  if (hasStacker) {
    say('The build door there: the good layers are laid down, stacker builds the others, which are kept.')
    stackCache(second, 'build')
  } else {
    say('The good layers are laid down where stacker finds them; the build door does this first.')
    stackCache(second, 'restore')
  }
  say('That was all. Nothing is left behind.')
} finally {
  rmSync(place, { recursive: true, force: true })
}
