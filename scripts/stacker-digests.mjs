// Prints lines for src/setup/stacker-digests.ts: downloads what releases of stacker have for each architecture, and hashes it.
// `stacker-digests.mjs VERSION...`; `--from URL` in place of GitHub's release downloads. A file that is not there is told and left out.
import { createHash } from 'node:crypto'

const versions = process.argv.slice(2)
const from = versions.indexOf('--from')
const [, base = 'https://github.com/project-stacker/stacker/releases/download'] =
  from < 0 ? [] : versions.splice(from, 2)

if (versions.length === 0) {
  console.error('stacker-digests.mjs VERSION..., as v1.2.0')
  process.exitCode = 2
}

for (const version of versions) {
  let found = false
  for (const file of ['stacker', 'stacker-linux-amd64', 'stacker-linux-arm64']) {
    const response = await fetch(`${base}/${version}/${file}`)
    if (response.status !== 200) {
      await response.body?.cancel()
      continue
    }
    const hash = createHash('sha256')
    for await (const piece of response.body) hash.update(piece)
    console.log(`  '${version}/${file}': 'sha256:${hash.digest('hex')}',`)
    found = true
  }
  if (!found) {
    console.error(`${version}: no file could be downloaded`)
    process.exitCode = 1
  }
}
