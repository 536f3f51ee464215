import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Release } from '../../src/release/release.ts'
import { findRelease } from '../../src/release/releases.ts'

export interface RecordedCache {
  readonly id: string
  readonly release: Release
  readonly bytes: Buffer
}

/** Every build.cache that real stacker wrote for the scenarios. */
export function recordedCaches(): readonly RecordedCache[] {
  const directory = fileURLToPath(new URL('../scenarios/golden/', import.meta.url))
  return readdirSync(directory)
    .filter((name) => name.startsWith('state-'))
    .flatMap((name) => {
      const state = JSON.parse(readFileSync(`${directory}${name}`, 'utf8')) as State
      const release = findRelease(state.release)
      if (release === undefined) throw new Error(`${state.release} is not in the table`)
      return Object.entries(state.states).flatMap(([id, { build_cache: text }]) =>
        text === undefined
          ? []
          : [
              {
                id: `${state.release} ${id}`,
                release,
                bytes: Buffer.from(text.replaceAll('@PROJECT@', state.project)),
              },
            ],
      )
    })
}

interface State {
  readonly release: string
  readonly project: string
  readonly states: Readonly<Record<string, { readonly build_cache?: string }>>
}
