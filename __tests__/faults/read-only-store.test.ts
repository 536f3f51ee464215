import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { cli } from './command-line.ts'
import { checkout, emptyPlace, expectGreen, recorded, release, step, type Workspace } from './job.ts'

const project = recorded('import-edit')
const canBind = process.geteuid?.() === 0 && bindsReadOnly()
if (!canBind) console.warn('SKIPPED: a store on a read-only mount needs root that may mount')

function bindsReadOnly(): boolean {
  const directory = mkdtempSync(path.join(tmpdir(), 'bind-'))
  const bound = spawnSync('mount', ['--bind', directory, directory]).status === 0
  const readOnly = bound && spawnSync('mount', ['-o', 'remount,bind,ro', directory]).status === 0
  if (bound) spawnSync('umount', [directory])
  rmSync(directory, { recursive: true })
  return readOnly
}

/** The store of a save, or an empty directory, mounted for reading only. */
async function readOnlyStore(filled: boolean): Promise<string> {
  const directory = path.join(emptyPlace(), 'mount')
  mkdirSync(directory)
  const store = `dir:${directory}/store`
  if (filled) expectGreen(await step(checkout(project, emptyPlace(), {}, true), 'save', { store }), 'save', 'filling')
  execFileSync('mount', ['--bind', directory, directory])
  onTestFinished(() => {
    spawnSync('umount', ['-l', directory])
  })
  execFileSync('mount', ['-o', 'remount,bind,ro', directory])
  return store
}

function told({ project: { command } }: Workspace, store: string): readonly string[] {
  const files = command.flatMap((word, at) => (command[at - 1] === '-f' ? ['-f', word] : []))
  return [...files, '--store', store, '--stacker-version', release, '--stacker-user', 'runner']
}

const warnings = (said: string): readonly string[] => said.split('\n').filter((line) => line.startsWith('warning'))

describe.skipIf(!canBind)('a store on a read-only mount', () => {
  test('is planned over without a word', async () => {
    for (const filled of [true, false]) {
      const store = await readOnlyStore(filled)
      const job = checkout(project, emptyPlace(), {})
      const { code, said } = await cli(job.workspace, ['plan', ...told(job, store), '--exit-code'])
      expect(code, said).toBe(filled ? 0 : 10)
      expect(warnings(said)).toEqual([])
    }
  })

  test.each(['auto', 'always'])('keeps nothing where saving is %s, ends well and says why once', async (save) => {
    for (const filled of [true, false]) {
      const store = await readOnlyStore(filled)
      const job = checkout(project, emptyPlace(), {}, true)
      const args = ['save', ...told(job, store), '--key-prefix', 'other', '--save', save]
      const { code, said } = await cli(job.workspace, args)
      expect(code, said).toBe(0)
      expect(said).toMatch(/read-only/i)
      expect(warnings(said), said).toHaveLength(save === 'auto' ? 0 : 1)
      expect(said).not.toContain('fault in stack-cache')
    }
  })

  test.each([[[]], [['--budget', '1 B']], [['--budget', '1 B', '--dry-run']]])(
    'is collected with %j in words',
    async (more) => {
      const store = await readOnlyStore(true)
      const before = readdirSync(store.slice('dir:'.length), { recursive: true })
      const { code, said } = await cli('/', ['store', 'gc', '--store', store, ...more])
      expect(code).toBe(more.includes('--dry-run') ? 0 : 1)
      if (code === 1) expect(said).toMatch(/cannot be written to: .*read-only file system/)
      else expect(said).toContain('Would remove 2 records')
      expect(said).not.toContain('fault in stack-cache')
      expect(readdirSync(store.slice('dir:'.length), { recursive: true })).toEqual(before)
    },
  )
})
