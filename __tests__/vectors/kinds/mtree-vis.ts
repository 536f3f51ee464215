import { unvis, vis } from '../../../src/formats/mtree-vis.ts'
import { fieldsOf, listOf, textOf, type Report } from '../harness.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const { vis_byte: bytes, unvis: cases } = fieldsOf(data, 'vis', ['vis_byte', 'unvis'], ['format', 'flags', 'note'])
  await report.case('every byte', (expect) => {
    listOf(bytes, 'vis_byte').forEach((wanted, byte) => {
      expect(`byte ${String(byte)}`, vis(String.fromCharCode(byte)), wanted)
    })
  })
  for (const item of listOf(cases, 'unvis')) {
    const recorded = fieldsOf(item, 'unvis', ['expected'], ['in', 'in_b64', 'why', 'note'])
    const input = Buffer.from(
      textOf(recorded['in_b64'] ?? recorded['in'] ?? '', 'in'),
      recorded['in_b64'] === undefined ? 'utf8' : 'base64',
    )
    await report.case(`unvis ${JSON.stringify(input.toString())}`, (expect) => {
      for (const row of listOf(recorded['expected'], 'expected')) {
        const wanted = fieldsOf(row, 'row', ['versions'], ['str_b64', 'err'])
        for (const version of listOf(wanted['versions'], 'versions')) {
          let result: string | undefined
          try {
            result = Buffer.from(
              unvis(input.toString('latin1'), version === '0.7.0' ? '0.7.0' : '0.6.0'),
              'latin1',
            ).toString('base64')
          } catch {
            result = undefined
          }
          expect(String(version), result, wanted['err'] === undefined ? (wanted['str_b64'] ?? '') : undefined)
        }
      }
    })
  }
}
