import { compareTrees } from '../../../src/formats/mtree-compare.ts'
import { parseTree } from '../../../src/formats/mtree-parse.ts'
import { compareRows } from '../mtree-rows.ts'
import { fieldsOf, listOf, textOf, type Report } from '../harness.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const { cases } = fieldsOf(data, 'compare-text', ['cases'], ['format', 'note'])
  for (const item of listOf(cases, 'cases')) {
    const recorded = fieldsOf(
      item,
      'case',
      ['name', 'expected'],
      ['why', 'note', 'old_text', 'old_text_b64', 'old_text_expr', 'new_text', 'new_text_b64', 'parsed_old'],
    )
    await report.case(textOf(recorded['name'], 'name'), (expect) => {
      const [before, after] = [text(recorded, 'old_text'), text(recorded, 'new_text')]
      compareRows(recorded['expected'], expect, (version) =>
        compareTrees(parseTree(before, version), parseTree(after, version), version),
      )
    })
  }
}

function text(recorded: Record<string, unknown>, key: string): Buffer {
  const encoded = recorded[`${key}_b64`]
  return encoded === undefined
    ? Buffer.from(textOf(recorded[key] ?? '', key))
    : Buffer.from(textOf(encoded, key), 'base64')
}
