import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Directory of the bundle that src/ builds to now: what is committed in dist/ may be older. */
    readonly bundle: string
  }
}

const root = path.resolve(import.meta.dirname, '..', '..')

/** Built once for all files of this room, and only when one of them is run. */
export default function buildBundle(project: TestProject): () => void {
  const place = mkdtempSync(path.join(tmpdir(), 'stack-cache bundle '))
  const remove = (): void => {
    rmSync(place, { recursive: true, force: true })
  }
  try {
    execFileSync(process.execPath, [path.join(root, 'scripts', 'build.mjs'), path.join(place, 'dist')], {
      stdio: 'pipe',
    })
  } catch (error) {
    remove()
    throw error
  }
  project.provide('bundle', path.join(place, 'dist'))
  return remove
}
