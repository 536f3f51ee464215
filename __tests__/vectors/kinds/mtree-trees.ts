import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compareTrees } from '../../../src/formats/mtree-compare.ts'
import type { TreeHeader } from '../../formats/mtree-header.ts'
import { parseTree } from '../../../src/formats/mtree-parse.ts'
import { formatTree } from '../../formats/mtree-text.ts'
import type { GoMtreeVersion } from '../../../src/formats/mtree-tree.ts'
import { walkSource } from '../../../src/formats/mtree-walk.ts'
import { manifestSource } from '../mtree-manifest.ts'
import { fieldsOf, listOf, textOf, type Report } from '../harness.ts'

export async function run(data: unknown, report: Report, directory: string): Promise<void> {
  const { trees } = fieldsOf(data, 'trees', ['trees'], ['format', 'note', 'keywords'])
  for (const item of listOf(trees, 'trees')) {
    const recorded = fieldsOf(
      item,
      'tree',
      ['name', 'entries', 'identical_in'],
      [
        'why',
        'note',
        'needs',
        'source_fs',
        'text_file',
        'header',
        'body',
        'body_b64',
        'parse_roundtrip_ok',
        'parsed_paths_b64',
        'parse_error',
      ],
    )
    await report.case(textOf(recorded['name'], 'name'), (expect) => {
      const walked = walkSource(manifestSource(recorded['entries']))
      const body = formatTree(walked)
      const encoded = recorded['body_b64']
      const wanted = Buffer.from(
        textOf(encoded ?? recorded['body'], 'body'),
        encoded === undefined ? 'utf8' : 'base64',
      ).toString('latin1')
      expect('body', body, wanted)
      if (recorded['text_file'] !== undefined) {
        const header = headerOf(recorded['header'])
        expect('date', /^[A-Z][a-z]{2} [A-Z][a-z]{2} [1-9]\d? \d\d:\d\d:\d\d \d{4}$/.test(header.date), true)
        const file = path.join(directory, textOf(recorded['text_file'], 'text_file'))
        expect('text with header', formatTree(walked, header), readFileSync(file, 'latin1'))
      }
      for (const version of listOf(recorded['identical_in'], 'identical_in') as GoMtreeVersion[]) {
        if (recorded['parse_error'] !== undefined) {
          let failed = false
          try {
            parseTree(body, version)
          } catch {
            failed = true
          }
          expect(`${version} refuses it`, failed, true)
          continue
        }
        const parsed = parseTree(body, version)
        if (recorded['parse_roundtrip_ok'] === true)
          expect(`${version} unchanged`, compareTrees(parsed, walked, version), [])
        if (recorded['parsed_paths_b64'] !== undefined)
          expect(
            `${version} paths`,
            parsed.entries.map(({ path }) => Buffer.from(path, 'latin1').toString('base64')),
            recorded['parsed_paths_b64'],
          )
      }
    })
  }
}

function headerOf(item: unknown): TreeHeader {
  const { user, machine, tree, date } = fieldsOf(item, 'header', ['machine', 'tree', 'date'], ['user'])
  return {
    ...(user === undefined ? {} : { user: textOf(user, 'user') }),
    machine: textOf(machine, 'machine'),
    tree: textOf(tree, 'tree'),
    date: textOf(date, 'date'),
  }
}
