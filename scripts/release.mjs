// Prepares a release, and says what is wrong with it before anything is public (docs/releasing.md).
//   npm run -s release -- 0.2.0 2026-12-24    writes version, changelog and dist; commit them
//   npm run -s release -- --dry-run           the same for the next version, in a copy of the last commit, and packs and starts it
//   npm run -s release -- --check v0.2.0      is this checkout the one to be released by that tag
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { writePackage } from './package.mjs'

const root = process.cwd()
const versionPattern = /^\d+\.\d+\.\d+$/
/** What of the package is not the bundle. A file that is not here was not meant to be published. */
const published =
  /^(?:CHANGELOG|LICENSE|README)(?:\.md)?$|^package\.json$|^docs\/schema\/[a-z-]+\.schema\.json$|^dist\/(?:(?:\d+\.)?index\.js|post\.js|package\.json|licenses\.txt)$/

class Refusal extends Error {}

const read = (directory, name) => readFileSync(join(directory, name), 'utf8')
const run = (directory, program, ...args) =>
  execFileSync(program, args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

/** Each place that has the version, with how it stands there. */
const places = [
  { file: 'package.json', pattern: /("version": ")([^"]+)(")/, count: 1 },
  { file: 'package-lock.json', pattern: /("version": ")([^"]+)(")/, count: 2 },
  { file: 'src/cli/version.ts', pattern: /(version = ')([^']+)(')/, count: 1 },
]

/** The version, where all places say the same. */
function versionOf(directory) {
  const found = places.flatMap(({ file, pattern, count }) => {
    const all = [...read(directory, file).matchAll(new RegExp(pattern, 'g'))].slice(0, count)
    return all.map(([, , version]) => ({ file, version }))
  })
  const [first] = found
  const other = found.find(({ version }) => version !== first.version)
  if (other !== undefined)
    throw new Refusal(`${other.file} has version ${other.version}, ${first.file} ${first.version}`)
  if (!versionPattern.test(first.version)) throw new Refusal(`${first.file}: ${first.version} is no version`)
  return first.version
}

function writeVersion(directory, version) {
  for (const { file, pattern, count } of places) {
    let left = count
    const text = read(directory, file).replaceAll(new RegExp(pattern, 'g'), (whole, before, _, after) =>
      left-- > 0 ? before + version + after : whole,
    )
    writeFileSync(join(directory, file), text)
  }
}

/** Semantic versioning, by what waits: something removed or changed, something added, or repairs alone. Before 1.0.0 one place lower. */
function nextVersion(version, notes) {
  const [major, minor, patch] = version.split('.').map(Number)
  if (!isTagged(`v${version}`)) return version
  const has = (kind) => new RegExp(`^### ${kind}$`, 'm').test(notes)
  if (has('Removed')) return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`
  return has('Added') || has('Changed') ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

function isTagged(tag) {
  return run(root, 'git', 'tag', '--list', tag).trim() !== ''
}

/** What CHANGELOG.md says of a release; undefined where it says nothing. */
function notesOf(directory, version) {
  const [, rest] = read(directory, 'CHANGELOG.md').split(`\n## ${version} `)
  return rest?.split(/^## /m)[0].replace(/^.*\n/, '').trim()
}

function waitingFragments(directory) {
  return readdirSync(join(directory, 'docs', 'changes')).filter((name) => name !== 'README.md')
}

/** Writes all that a release commit has. */
function prepare(directory, version, date) {
  if (!versionPattern.test(version)) throw new Refusal(`${version} is no version, as 0.2.0`)
  if (isTagged(`v${version}`))
    throw new Refusal(`the tag v${version} is there already, and releases are never made anew`)
  versionOf(directory)
  run(directory, process.execPath, 'scripts/changelog.mjs', version, date)
  writeVersion(directory, version)
  run(directory, process.execPath, 'scripts/build.mjs')
}

/** Names of files whose content is not that of the other directory, but for the version. */
function differences(dist, other, version, otherVersion) {
  const names = (directory) => readdirSync(directory).sort()
  const text = (directory, name, own) => read(directory, name).replaceAll(`const version = '${own}'`, 'const version')
  const all = new Set([...names(dist), ...names(other)])
  return [...all].filter(
    (name) =>
      !names(dist).includes(name) ||
      !names(other).includes(name) ||
      text(dist, name, version) !== text(other, name, otherVersion),
  )
}

/** Links to the packages' files, not to their directory: behind that the bundler would see other paths, and number chunks otherwise. */
function linkPackages(copy) {
  const packages = join(root, 'node_modules')
  if (!existsSync(packages)) return
  const { status } = spawnSync('cp', ['-al', packages, copy], { stdio: 'ignore' })
  // On another file system nothing can be linked.
  if (status !== 0) cpSync(packages, join(copy, 'node_modules'), { recursive: true, verbatimSymlinks: true })
}

function dryRun() {
  const place = mkdtempSync(join(tmpdir(), 'stack-cache-release-'))
  try {
    const copy = join(place, 'copy')
    run(root, 'git', 'clone', '-q', '--shared', '--no-tags', root, copy)
    linkPackages(copy)
    const before = versionOf(copy)
    const version = nextVersion(before, run(copy, process.execPath, 'scripts/changelog.mjs'))
    prepare(copy, version, '2000-01-01')
    console.log(`version: ${before} -> ${version}`)
    console.log(
      `changelog: ${
        notesOf(copy, version)
          .split('\n')
          .filter((line) => line.startsWith('- ')).length
      } changes`,
    )
    const stale = differences(join(copy, 'dist'), join(root, 'dist'), version, before)
    if (stale.length > 0) throw new Refusal(`dist is not what the sources build: ${stale.join(', ')}; npm run build`)
    console.log('dist: what the sources build')
    const files = tryPackage(copy, place, version)
    console.log(`package: ${files} files, installed without a network, says ${version}`)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Packs and installs it where nothing can be fetched. Answers how many files it has. */
function tryPackage(copy, place, version) {
  const directory = join(place, 'package')
  writePackage(copy, directory, { repository: process.env.GITHUB_REPOSITORY })
  const [{ filename, files }] = JSON.parse(run(place, 'npm', 'pack', '--json', '--pack-destination', place, directory))
  const foreign = files.map(({ path }) => path).filter((path) => !published.test(path))
  if (foreign.length > 0) throw new Refusal(`the package holds what is not published: ${foreign.join(', ')}`)
  const target = join(place, 'target')
  const options = ['--offline', '--no-audit', '--no-fund', '--silent', '--prefix', target]
  run(place, 'npm', 'install', ...options, join(place, filename))
  const said = run(place, join(target, 'node_modules', '.bin', 'stack-cache'), '--version').trim()
  if (said !== `stack-cache ${version}`) throw new Refusal(`the package says that it is "${said}"`)
  return files.length
}

/** Of a checkout in CI, before anything is published from it. */
function check(tag) {
  const version = versionOf(root)
  if (tag !== `v${version}`) throw new Refusal(`the tag is ${tag}, and package.json has version ${version}`)
  const waiting = waitingFragments(root)
  if (waiting.length > 0)
    throw new Refusal(`docs/changes still has ${waiting.join(', ')}; npm run -s release -- VERSION DATE`)
  const notes = notesOf(root, version)
  if (notes === undefined || notes === '') throw new Refusal(`CHANGELOG.md says nothing of ${version}`)
  console.log(notes)
}

const [first, second, ...more] = process.argv.slice(2)
try {
  if (first === '--dry-run' && second === undefined) dryRun()
  else if (first === '--check' && second !== undefined && more.length === 0) check(second)
  else if (first !== undefined && second !== undefined && more.length === 0) {
    prepare(root, first, second)
    console.log(`Commit what has changed, and tag the commit on main: git tag -s v${first} -m v${first}`)
  } else throw new Refusal('usage: npm run -s release -- VERSION YEAR-MONTH-DAY | --dry-run | --check TAG')
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 1
}
