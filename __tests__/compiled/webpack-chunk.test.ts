import { Script } from 'node:vm'

import { expect, test } from 'vitest'

import { chunkScript } from '../../src/compiled/webpack-chunk.ts'

const head = 'export const id = 12;\nexport const ids = [12];\nexport const modules = '

const run = (chunk: string): unknown => {
  const script = chunkScript(chunk)
  return script && (new Script(script.text).runInThisContext() as (url: string) => unknown)('file:///bundle/12.js')
}

test('a chunk as a script has the functions of the module, which know its URL and are strict', () => {
  const functions = run(`${head}{

/***/ 7:
/***/ ((module) => {
module.exports = [import.meta.url, (function () { return this })()]
/***/ }),

};
`) as Record<string, (module: { exports?: unknown }) => void>
  const module: { exports?: unknown } = {}
  functions['7']?.(module)
  expect(module.exports).toEqual(['file:///bundle/12.js', undefined])
})

test.each([
  ['a module of another kind', 'export const answer = 42\n'],
  ['a chunk that exports more', `export const runtime = 1;\n${head}{};\n`],
  ['a chunk that asks more of its module', `${head}{ 7: () => import.meta.dirname };\n`],
])('%s stays a module', (_, chunk) => {
  expect(chunkScript(chunk)).toBeUndefined()
})
