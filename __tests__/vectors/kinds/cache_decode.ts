import { encodeBuildCache, openBuildCache } from '../../../src/layer/build-cache.ts'
import { entryHash } from '../../../src/layer/entry-hash.ts'
import { releaseOf } from '../release-of.ts'
import { entriesOf, fieldsOf, listOf, textOf, type Expect, type Report } from '../harness.ts'

export async function run(data: unknown, report: Report): Promise<void> {
  const file = fieldsOf(data, 'cache_decode', ['cases'], ['format', 'releases', 'versions', 'stacker_yaml', 'note'])
  for (const [tag, version] of entriesOf(file['versions'] ?? {}, 'versions')) {
    await report.case(`version of ${tag}`, (expect) => {
      expect('version', releaseOf(tag).cacheVersion, version)
    })
  }
  for (const item of listOf(file['cases'], 'cases')) {
    const { name, results } = fieldsOf(item, 'case', ['name', 'results'], ['why', 'note'])
    for (const [tag, result] of entriesOf(results, 'results')) {
      await report.case(`${textOf(name, 'name')} ${tag}`, (expect) => {
        check(tag, result, expect)
      })
    }
  }
}

function check(tag: string, result: unknown, expect: Expect): void {
  const recorded = fieldsOf(
    result,
    'result',
    [],
    ['input', 'input_b64', 'error', 'discarded', 'ok', 'hashes', 'hit', 'why', 'remarshalled'],
  )
  const release = releaseOf(tag)
  const bytes =
    recorded['input_b64'] === undefined
      ? Buffer.from(textOf(recorded['input'], 'input'))
      : Buffer.from(textOf(recorded['input_b64'], 'input_b64'), 'base64')
  const cache = openBuildCache(bytes, release)
  const wanted = recorded['error'] !== undefined ? 'broken' : recorded['discarded'] === true ? 'discarded' : 'opened'
  expect(cache.kind === 'broken' ? `verdict (${cache.why})` : 'verdict', cache.kind, wanted)
  if (cache.kind !== 'opened') return
  const hashes = [...cache.entries].map(([name, entry]) => [name, String(entryHash(entry, release))])
  expect('hashes', Object.fromEntries(hashes), recorded['hashes'])
  if (recorded['remarshalled'] !== undefined) {
    expect('encoded', encodeBuildCache(cache.entries, release).toString(), recorded['remarshalled'])
  }
}
