import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { FormatError } from '../../src/errors.ts'
import { decodeGoJson, goJsonText } from '../../src/formats/go-json-decode.ts'
import { encodeGoJson } from '../../src/formats/go-json-encode.ts'
import { checkGoJson } from '../../src/formats/go-json-scan.ts'
import type { GoStruct, GoType } from '../../src/formats/go-type.ts'
import { decodeUtf8 } from '../../src/formats/go-utf8.ts'

const string: GoType = { kind: 'string' }
const int: GoType = { kind: 'int' }
const strings: GoType = { kind: 'slice', of: string }
const bytes: GoType = { kind: 'slice', of: { kind: 'uint8' } }
const pair: GoStruct = {
  kind: 'struct',
  name: 'Pair',
  fields: [
    { name: 'A', json: 'a', type: string },
    { name: 'B', json: 'b', type: int },
  ],
}
const all: GoStruct = {
  kind: 'struct',
  name: 'All',
  fields: [
    { name: 'List', json: 'list', type: strings },
    { name: 'Pairs', json: 'pairs', type: { kind: 'slice', of: pair } },
    { name: 'Pair', json: 'pair', type: pair },
    { name: 'Pointer', json: 'pointer', type: { kind: 'pointer', to: pair } },
    { name: 'Map', json: 'map', type: { kind: 'map', key: string, of: pair } },
    { name: 'Bytes', json: 'bytes', type: bytes },
    { name: 'Small', json: 'small', type: { kind: 'int8' } },
    { name: 'Hidden', type: string },
  ],
}

function decoded(text: string): Record<string, unknown> {
  return decodeGoJson(Buffer.from(text), all, 'text') as Record<string, unknown>
}

describe('decoding', () => {
  test('goes over what a first key of the same name left, element by element', () => {
    expect(decoded('{"list":["x","y"],"list":[null]}')['List']).toEqual(['x'])
    // The second list is shorter, but Go keeps what lies behind its end for a third.
    expect(decoded('{"list":["x","y","z"],"list":["a"],"list":[null,null,"c",null]}')['List']).toEqual([
      'a',
      'y',
      'c',
      '',
    ])
    expect(decoded('{"list":["x"],"list":[],"list":[null]}')['List']).toEqual([''])
    expect(decoded('{"list":["x"],"list":null,"list":[null]}')['List']).toEqual([''])
    expect(decoded('{"pair":{"a":"x","b":1},"pair":{"b":2}}')['Pair']).toEqual({ A: 'x', B: 2n })
    expect(decoded('{"pairs":[{"a":"x"}],"pairs":[{"b":2}]}')['Pairs']).toEqual([{ A: 'x', B: 2n }])
    expect(decoded('{"pointer":{"a":"x"},"pointer":{"b":2}}')['Pointer']).toEqual({ A: 'x', B: 2n })
    expect(decoded('{"pointer":{"a":"x"},"pointer":null}')['Pointer']).toBeNull()
  })

  test('merges maps by key, but not the values of one key', () => {
    const map = decoded('{"map":{"k":{"a":"x"},"l":{"a":"y"}},"map":{"k":{"b":2}}}')['Map']
    expect(map).toEqual(
      new Map([
        ['k', { A: '', B: 2n }],
        ['l', { A: 'y', B: 0n }],
      ]),
    )
  })

  test('tells nil from empty', () => {
    expect(decoded('{"list":[],"map":{},"bytes":""}')).toMatchObject({
      List: [],
      Map: new Map(),
      Bytes: new Uint8Array(),
    })
    expect(decoded('{"list":null}')).toMatchObject({ List: null, Map: null, Bytes: null })
  })

  test('finds keys in another case, an exact one first, and never a field without a key', () => {
    expect(decoded('{"LIST":["a"],"PAIR":{"A":"x"}}')).toMatchObject({ List: ['a'], Pair: { A: 'x' } })
    expect(decoded('{"li\u017ft":["long s"]}')['List']).toEqual(['long s'])
    expect(decoded('{"Hidden":"x","__proto__":{"List":["x"]}}')).toMatchObject({ Hidden: '', List: null })
  })

  test.each([
    ['{"small":128}', 'small: at byte 9: expected an integer of type int8, not 128'],
    ['{"small":1.0}', 'small'],
    ['{"small":"1"}', 'small'],
    ['{"small":1e2}', 'small'],
    [`{"small":${'9'.repeat(100_000)}}`, 'small'],
    ['{"list":{}}', 'list: at byte 8: expected a list'],
    ['{"list":["a",true]}', 'list[1]: at byte 13: expected a string'],
    ['{"map":{"a b":5}}', 'map["a b"]: at byte 14: expected an object'],
    ['{"map":[]}', 'map: at byte 7: expected an object'],
    ['{"bytes":"YQ"}', 'bytes'],
    ['{"bytes":"Y Q="}', 'bytes'],
    ['{"bytes":[1],"bytes":[2]}', 'bytes given once'],
    ['[]', 'text: at byte 0: expected an object'],
  ])('refuses %.30s with its place', (text, where) => {
    expect(() => decoded(text)).toThrow(FormatError)
    expect(() => decoded(text)).toThrow(where)
  })

  test('reads bytes as base64 with line breaks, with set trailing bits, or as numbers', () => {
    expect(decoded('{"bytes":"YW\\nJj\\r"}')['Bytes']).toEqual(Uint8Array.from(Buffer.from('abc')))
    expect(decoded('{"bytes":"YR=="}')['Bytes']).toEqual(Uint8Array.of(0x61))
    expect(decoded('{"bytes":[1,255]}')['Bytes']).toEqual(Uint8Array.of(1, 255))
  })

  test('leaves no lone surrogate and joins a pair', () => {
    expect(decoded('{"list":["\\ud83d\\ude00","\\ud83d\\ud83d\\ude00","\\ude00x"]}')['List']).toEqual([
      '😀',
      '\ufffd😀',
      '\ufffdx',
    ])
  })
})

describe('a struct of which the text is known', () => {
  const value = { A: 'ü', B: 7n }
  const known = { type: pair, text: '{"b":7,"a":"ü"}', value }
  const read = (text: string) => goJsonText(Buffer.from(text), 'text', known).as(all) as Record<string, unknown>

  test('is that value wherever it is written so', () => {
    const {
      Pair,
      Pairs,
      Pointer,
      Map: map,
    } = read(
      `{"pair":${known.text},"pairs":[{"a":"x"},${known.text} ],"pointer":${known.text},"map":{"k":${known.text}},"small":3}`,
    )
    expect(Pair).toBe(value)
    expect((Pairs as unknown[])[0]).toEqual({ A: 'x', B: 0n })
    expect((Pairs as unknown[])[1]).toBe(value)
    expect(Pointer).toBe(value)
    expect((map as Map<string, unknown>).get('k')).toBe(value)
  })

  test('is decoded where it is written otherwise, or goes over what a first key left', () => {
    expect(read('{"pair":{"b":7,"a":"u"}}')['Pair']).toEqual({ A: 'u', B: 7n })
    expect(read('{"pair":{ "b":7,"a":"ü"}}')['Pair']).toEqual(value)
    const text = '{"b":7}'
    const twice = goJsonText(Buffer.from(`{"pair":{"a":"x"},"pair":${text}}`), 'text', { ...known, text, value: {} })
    expect((twice.as(all) as Record<string, unknown>)['Pair']).toEqual({ A: 'x', B: 7n })
  })

  test('is what decoding it makes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (a, b) => {
        const text = encodeGoJson(pair, { A: a, B: BigInt(b) }, 'go1.23')
        const decodedPair = decodeGoJson(Buffer.from(text), pair, 'text')
        const around = Buffer.from(`{"list":["ü"],"pair":${text},"small":1}`)
        const told = goJsonText(around, 'text', { type: pair, text, value: decodedPair }).as(all)
        expect(told).toEqual(decodeGoJson(around, all, 'text'))
        expect((told as Record<string, unknown>)['Pair']).toBe(decodedPair)
      }),
    )
  })
})

describe('the scanner', () => {
  test('accepts what JSON.parse accepts, and nothing else', () => {
    const valid = (text: string): boolean => {
      try {
        checkGoJson(Buffer.from(text), 'text')
        return true
      } catch (error) {
        if (error instanceof FormatError) return false
        throw error
      }
    }
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...Array.from('{}[]",:0-+.eEtfn \\u\n\t')),
        (json, at, remove, insert) => {
          expect(valid(json)).toBe(true)
          const place = at % (json.length + 1)
          const text = json.slice(0, place) + insert + json.slice(place + (remove % 3))
          expect(valid(text)).toBe(parses(text))
        },
      ),
      { numRuns: 5_000, seed: 7 },
    )
  })

  test('names the byte where the text goes wrong', () => {
    expect(() => {
      checkGoJson(Buffer.from('{"a":1,}'), 'file')
    }).toThrow('file: at byte 7: expected a key, got 0x7d')
    expect(() => {
      checkGoJson(Buffer.from('{"a":1'), 'file')
    }).toThrow('file: at byte 6: expected "," or "}", got the end')
  })
})

describe('encoding', () => {
  test('is undone by decoding', () => {
    const value = fc.record({
      List: fc.oneof(fc.constant(null), fc.array(fc.string({ unit: 'grapheme' }))),
      Pairs: fc.constant(null),
      Pair: fc.record({ A: fc.string({ unit: 'binary' }), B: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n) }),
      Pointer: fc.option(fc.record({ A: fc.string(), B: fc.constant(1n) })),
      Map: fc
        .array(fc.tuple(fc.string({ unit: 'binary' }), fc.record({ A: fc.string(), B: fc.constant(2n) })))
        .map((entries) => new Map(entries)),
      Bytes: fc.oneof(fc.constant(null), fc.uint8Array()),
      Small: fc.bigInt(-128n, 127n),
      Hidden: fc.constant(''),
    })
    fc.assert(
      fc.property(value, fc.constantFrom('go1.19' as const, 'go1.23' as const), (given, dialect) => {
        expect(decodeGoJson(Buffer.from(encodeGoJson(all, given, dialect)), all, 'text')).toEqual(given)
      }),
      { numRuns: 2_000, seed: 11 },
    )
  })

  test('puts the keys of a map in the order of their bytes', () => {
    const map = new Map(['\u{1f600}', '\uff5e', 'b', 'a'].map((key) => [key, 0n]))
    expect(encodeGoJson({ kind: 'map', key: string, of: int }, map, 'go1.23')).toBe(
      '{"a":0,"b":0,"\uff5e":0,"\u{1f600}":0}',
    )
  })

  test('writes an escape for every byte that is no UTF-8, and a real U+FFFD and astral letters as they are', () => {
    const text = Buffer.concat([Buffer.of(0xff), Buffer.from('\ufffd\u{10000}'), Buffer.of(0xe6, 0x97)])
    expect(encodeGoJson(string, text, 'go1.23')).toBe('"\\ufffd\ufffd\u{10000}\\ufffd\\ufffd"')
  })

  test('refuses a kind that JSON has not', () => {
    for (const kind of ['chan', 'complex64', 'time'] as const)
      expect(() => encodeGoJson({ kind }, null, 'go1.23')).toThrow(FormatError)
  })
})

test('each byte that is no UTF-8 becomes one U+FFFD, as in Go and unlike TextDecoder', () => {
  expect(decodeUtf8(Buffer.of(0x61, 0xe6, 0x97, 0x62, 0xf0, 0x9f, 0x98))).toBe('a\ufffd\ufffdb\ufffd\ufffd\ufffd')
  expect(decodeUtf8(Buffer.of(0xed, 0xa0, 0x80))).toBe('\ufffd\ufffd\ufffd')
  expect(decodeUtf8(Buffer.from('日本'))).toBe('日本')
})
