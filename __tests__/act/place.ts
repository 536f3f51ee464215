// A repository with a workflow, on a machine with the doors, a stacker that is played, and a cache service on loopback.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { inject, onTestFinished } from 'vitest'

import { startCacheService, type CacheService } from '../platform/cache-service.ts'
import { writeFiles, type Files } from '../projects/product.ts'
import type { Machine } from './act.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

export interface Place {
  readonly repository: string
  readonly machine: Omit<Machine, 'environment'>
}

export function open(files: Files): Place {
  const work = realpathSync(mkdtempSync(path.join(tmpdir(), 'act-')))
  onTestFinished(() => {
    rmSync(work, { recursive: true, force: true })
  })
  const at = (name: string): string => path.join(work, name)
  const doors = readdirSync(root).filter((name) => existsSync(path.join(root, name, 'action.yml')))
  for (const name of ['action.yml', ...doors])
    cpSync(path.join(root, name), path.join(at('action'), name), { recursive: true })
  cpSync(inject('bundle'), path.join(at('action'), 'dist'), { recursive: true })
  mkdirSync(at('bin'))
  const program = path.join(import.meta.dirname, 'stacker.ts')
  const script = `#!/bin/sh
[ "$1" != --version ] || { echo 'stacker version v1.2.0'; exit; }
exec "${process.execPath}" "${program}" "$@"
`
  writeFileSync(path.join(at('bin'), 'stacker'), script, { mode: 0o755 })
  writeFiles(at('repository'), files)
  const git = (...words: readonly string[]): void => {
    execFileSync('git', ['-C', at('repository'), '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words])
  }
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-q', '-m', 'A project')
  return { repository: at('repository'), machine: { home: at('home'), bin: at('bin'), action: at('action') } }
}

export async function serving(): Promise<CacheService> {
  const service = await startCacheService()
  onTestFinished(() => service.stop())
  return service
}
