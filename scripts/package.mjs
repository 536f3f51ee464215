// Writes what is published to npm into an empty directory: the bundle, its licences, the schemas, and a package.json without what only
// this repository needs. `package.mjs DIRECTORY [DIST]`. The repository's own package.json stays private: published from there the
// package would ask for every dependency that is in the bundle already.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const kept = ['name', 'version', 'description', 'license', 'type', 'bin', 'engines']
const documents = ['LICENSE', 'README.md', 'CHANGELOG.md']
const schemas = join('docs', 'schema')

/** `repository` as `OWNER/NAME`: npm compares it with where a build says that it comes from. */
export function writePackage(root, directory, { dist = join(root, 'dist'), repository } = {}) {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const published = Object.fromEntries(kept.map((name) => [name, own[name]]))
  if (repository) published.repository = { type: 'git', url: `git+https://github.com/${repository}.git` }
  mkdirSync(directory, { recursive: true })
  if (readdirSync(directory).length > 0) throw new Error(`${directory} is not empty`)
  writeFileSync(join(directory, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
  for (const name of documents) cpSync(join(root, name), join(directory, name))
  for (const name of readdirSync(join(root, schemas))) {
    mkdirSync(join(directory, schemas), { recursive: true })
    cpSync(join(root, schemas, name), join(directory, schemas, name))
  }
  cpSync(dist, join(directory, 'dist'), { recursive: true })
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [directory, dist] = process.argv.slice(2)
  if (directory === undefined) {
    console.error('package.mjs DIRECTORY [DIST]')
    process.exitCode = 2
  } else {
    const root = dirname(dirname(fileURLToPath(import.meta.url)))
    writePackage(root, resolve(directory), {
      ...(dist === undefined ? {} : { dist: resolve(dist) }),
      repository: process.env.GITHUB_REPOSITORY,
    })
  }
}
