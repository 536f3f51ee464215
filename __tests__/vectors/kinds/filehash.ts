import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileHash, hashFile } from '../../../src/formats/file-hash.ts'
import { goFileMode, goFileModeText } from '../../../src/formats/go-file-mode.ts'
import { contentOf } from '../mtree-manifest.ts'
import { fieldsOf, listOf, textOf, type Expect, type Report } from '../harness.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const all = fieldsOf(
    data,
    'filehash',
    ['cases', 'special', 'mode_string_table'],
    ['format', 'algorithm', 'same_in', 'gomode_from_unix'],
  )
  for (const [index, item] of listOf(all['cases'], 'cases').entries()) {
    const recorded = item as Record<string, unknown>
    await report.case(`case ${String(index)} ${textOf(recorded['mode_string'], 'mode_string')}`, (expect) => {
      const mode = Number(recorded['st_mode'] ?? `0o100000`) | parseInt(textOf(recorded['mode'], 'mode'), 8)
      const goMode = goFileMode(mode)
      if (recorded['gomode'] !== undefined) expect('gomode', String(goMode), recorded['gomode'])
      expect('text', goFileModeText(goMode), recorded['mode_string'])
      const content = createHash('sha256').update(contentOf(recorded))
      expect('with mode', fileHash(content, goMode), recorded['include_mode'])
      expect('without', fileHash(content), recorded['no_mode'])
    })
  }
  for (const item of listOf(all['special'], 'special')) {
    const recorded = item as Record<string, unknown>
    const name = textOf(recorded['name'], 'name')
    if (recorded['error'] !== undefined) {
      await report.case(name, (expect) => failsOn(name, expect))
      continue
    }
    await report.case(name, (expect) => {
      const goMode = goFileMode(0o100000 | parseInt(textOf(recorded['target_mode'] ?? '644', 'target_mode'), 8))
      const content = createHash('sha256').update(contentOf(recorded))
      expect('with mode', fileHash(content, goMode), recorded['include_mode'])
      expect('without', fileHash(content), recorded['no_mode'])
    })
  }
  const table = all['mode_string_table'] as Record<string, Record<string, unknown>[]>
  await report.case('mode texts', (expect) => {
    for (const { bit, str_0644: text } of table['bits'] ?? [])
      expect(String(bit), goFileModeText(BigInt(bit as number) | 0o644n), text)
    for (const { gomode, str } of [...(table['combos'] ?? []), ...(table['extra'] ?? [])])
      expect(String(gomode), goFileModeText(BigInt(gomode as string)), str)
    for (const [mode, text] of (table['perm_strings'] ?? []).entries())
      expect(String(mode), goFileModeText(BigInt(mode)), text)
  })
}

/** The recorded errors, on real files; their texts are Go's. */
async function failsOn(name: string, expect: Expect): Promise<void> {
  const codes: Readonly<Record<string, string>> = { dangling: 'ENOENT', directory: 'EISDIR', socket: 'ENXIO' }
  const directory = mkdtempSync(path.join(tmpdir(), 'filehash-'))
  const server = createServer()
  try {
    const file = name === 'directory' ? directory : path.join(directory, name)
    if (name === 'dangling') symlinkSync('nowhere', file)
    if (name === 'socket') await new Promise<void>((resolve) => server.listen(file, resolve))
    let code: unknown
    try {
      hashFile(file, { withMode: true })
    } catch (error) {
      code = (error as NodeJS.ErrnoException).code
    }
    expect('error', code, codes[name])
  } finally {
    server.close()
    rmSync(directory, { recursive: true })
  }
}
