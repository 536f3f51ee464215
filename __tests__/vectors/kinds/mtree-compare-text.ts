import { compareTrees } from '../../../src/formats/mtree-compare.ts'
import { parseTree } from '../../../src/formats/mtree-parse.ts'
import type { GoMtreeVersion } from '../../../src/formats/mtree-tree.ts'
import { compareRows } from '../mtree-rows.ts'
import { fieldsOf, listOf, textOf, type Expect, type Report } from '../harness.ts'

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
      for (const row of listOf(recorded['parsed_old'] ?? [], 'parsed_old')) parsedAs(row, before, expect)
      compareRows(recorded['expected'], expect, (version) =>
        compareTrees(parseTree(before, version), parseTree(after, version), version),
      )
    })
  }
}

/** The entries in order, with the keywords of `/set` merged in. A name that cannot be decoded fails the whole text here. */
function parsedAs(item: unknown, text: Buffer, expect: Expect): void {
  const row = fieldsOf(item, 'parsed_old', ['versions'], ['entries', 'error'])
  const entries = listOf(row['entries'] ?? [], 'entries').map((entry) =>
    fieldsOf(entry, 'entry', ['type', 'name', 'keywords', 'all_keys'], ['path', 'path_b64', 'path_error', 'name_b64']),
  )
  const fails = row['error'] !== undefined || entries.some((entry) => entry['path_error'] !== undefined)
  const wanted = entries
    .filter(({ type, path_error: failed }) => failed === undefined && (type === 'RelativeType' || type === 'FullType'))
    .map((entry) => ({
      path: bytes(entry['path_b64'] ?? entry['path'], entry['path_b64'] === undefined ? 'utf8' : 'base64'),
      keywords: listOf(entry['all_keys'], 'all_keys').map((keyword) => bytes(keyword, 'utf8')),
    }))
  for (const version of listOf(row['versions'], 'versions') as GoMtreeVersion[]) {
    if (!fails) {
      expect(`${version} parsed`, parseTree(text, version).entries, wanted)
      continue
    }
    let refused = false
    try {
      parseTree(text, version)
    } catch {
      refused = true
    }
    expect(`${version} refuses it`, refused, true)
  }
}

function bytes(value: unknown, encoding: BufferEncoding): string {
  return Buffer.from(textOf(value, 'text'), encoding).toString('latin1')
}

function text(recorded: Record<string, unknown>, key: string): Buffer {
  const encoded = recorded[`${key}_b64`]
  return encoded === undefined
    ? Buffer.from(textOf(recorded[key] ?? '', key))
    : Buffer.from(textOf(encoded, key), 'base64')
}
