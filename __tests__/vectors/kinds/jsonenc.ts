import { decodeGoJson } from '../../../src/formats/go-json-decode.ts'
import { encodeGoJson, type GoJsonDialect } from '../../../src/formats/go-json-encode.ts'
import type { GoType } from '../../../src/formats/go-type.ts'
import { fieldsOf, listOf, textOf, type Report } from '../harness.ts'
import { describedValue } from '../described-value.ts'

const dialects: readonly GoJsonDialect[] = ['go1.19', 'go1.23']
const string: GoType = { kind: 'string' }

export async function run(data: unknown, report: Report): Promise<void> {
  const { cases } = fieldsOf(data, 'jsonenc', ['cases'], ['format', 'go', 'note', 'differ'])
  for (const item of listOf(cases, 'cases')) {
    const recorded = fieldsOf(
      item,
      'case',
      ['name'],
      ['in_b64', 'go_value', 'out', 'out_go1.19', 'out_go1.23', 'decoded_back_b64', 'why', 'note'],
    )
    await report.case(textOf(recorded['name'], 'name'), (expect) => {
      for (const dialect of dialects) {
        const out = textOf(recorded['out'] ?? recorded[`out_${dialect}`], 'out')
        if (recorded['go_value'] !== undefined) {
          const described = describedValue(textOf(recorded['go_value'], 'go_value'), out)
          expect(dialect, encodeGoJson(described.type, described.value, dialect), out)
          continue
        }
        const bytes = Buffer.from(textOf(recorded['in_b64'] ?? '', 'in_b64'), 'base64')
        expect(dialect, encodeGoJson(string, bytes, dialect), out)
        const back = Buffer.from(decodeGoJson(Buffer.from(out), string, 'out') as string)
        expect('decoded back', back.toString('base64'), recorded['decoded_back_b64'] ?? bytes.toString('base64'))
        // A JavaScript string that holds the same text is written alike.
        if (recorded['decoded_back_b64'] === undefined)
          expect('text', encodeGoJson(string, bytes.toString(), dialect), out)
      }
    })
  }
}
