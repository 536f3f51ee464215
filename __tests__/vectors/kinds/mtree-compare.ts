import { compareTrees } from '../../../src/formats/mtree-compare.ts'
import { parseTree } from '../../../src/formats/mtree-parse.ts'
import { formatTree } from '../../formats/mtree-text.ts'
import { walkSource } from '../../../src/formats/mtree-walk.ts'
import { manifestSource } from '../mtree-manifest.ts'
import { compareRows } from '../mtree-rows.ts'
import { fieldsOf, listOf, textOf, type Report } from '../harness.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const { cases } = fieldsOf(data, 'compare', ['cases'], ['format', 'note', 'keywords'])
  for (const item of listOf(cases, 'cases')) {
    const recorded = fieldsOf(
      item,
      'case',
      ['name', 'expected', 'old_tree', 'new_tree'],
      [
        'why',
        'note',
        'needs',
        'source_fs',
        'old_text',
        'old_text_b64',
        'old_text_omitted',
        'new_text',
        'new_text_b64',
        'new_text_omitted',
      ],
    )
    await report.case(textOf(recorded['name'], 'name'), (expect) => {
      const fresh = walkSource(manifestSource(recorded['new_tree']))
      const encoded = recorded['old_text_b64']
      const stored =
        encoded !== undefined
          ? Buffer.from(textOf(encoded, 'old_text'), 'base64')
          : recorded['old_text'] !== undefined
            ? Buffer.from(textOf(recorded['old_text'], 'old_text'))
            : Buffer.from(formatTree(walkSource(manifestSource(recorded['old_tree']))), 'latin1')
      compareRows(recorded['expected'], expect, (version) => compareTrees(parseTree(stored, version), fresh, version))
    })
  }
}
