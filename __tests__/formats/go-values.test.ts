import { describe, expect, test } from 'vitest'
import { FormatError } from '../../src/errors.ts'
import { goEqual } from '../../src/formats/go-equal.ts'
import { fnv1, ordered } from '../../src/formats/fnv.ts'
import { goHash } from '../../src/formats/go-hash.ts'
import { zeroValue, type GoStruct, type GoType } from '../../src/formats/go-type.ts'

const string: GoType = { kind: 'string' }
const strings: GoType = { kind: 'slice', of: string }

describe('the hash', () => {
  test('has the worked numbers', () => {
    const importHash: GoStruct = {
      kind: 'struct',
      name: 'ImportHash',
      fields: [
        { name: 'Type', type: { kind: 'int' } },
        { name: 'Hash', type: string },
      ],
    }
    expect(fnv1(Buffer.from('Hash'))).toBe(16050278758822792565n)
    expect(ordered(0n, 0n)).toBe(9808874869469701221n)
    expect(goHash(importHash, { Type: 1n, Hash: 'x' })).toBe(17991639699727401744n)
  })

  test('agrees with FNV-1 in plain 64-bit arithmetic, for long input too', () => {
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 197 + (index >> 3)) & 0xff))
    let hash = 14695981039346656037n
    for (const byte of bytes) hash = BigInt.asUintN(64, hash * 1099511628211n) ^ BigInt(byte)
    expect(fnv1(bytes)).toBe(hash)
  })

  test('gives nil of any kind the hash of a zero int, and nil and empty lists 0', () => {
    const zeroInt = goHash({ kind: 'int' }, 0n)
    expect(goHash({ kind: 'pointer', to: string }, null)).toBe(zeroInt)
    expect(goHash({ kind: 'interface' }, null)).toBe(zeroInt)
    expect(goHash({ kind: 'pointer', to: string }, '')).not.toBe(zeroInt)
    expect([
      goHash(strings, null),
      goHash(strings, []),
      goHash({ kind: 'map', key: string, of: string }, null),
    ]).toEqual([0n, 0n, 0n])
  })

  test('of a field tells -0 from 0, whose bits are others', () => {
    for (const kind of ['float32', 'float64'] as const) {
      const type: GoStruct = { kind: 'struct', name: 'S', fields: [{ name: 'A', type: { kind } }] }
      expect(goHash(type, { A: -0 })).not.toBe(goHash(type, { A: 0 }))
      expect(goHash(type, { A: 0 })).toBe(goHash(type, {}))
    }
  })

  test('refuses what hashstructure refuses', () => {
    for (const kind of ['chan', 'func', 'complex128', 'uintptr'] as const)
      expect(() => goHash({ kind }, null)).toThrow(FormatError)
    const stringer: GoStruct = { kind: 'struct', name: 'S', fields: [{ name: 'A', type: string, hash: 'string' }] }
    expect(() => goHash(stringer, { A: 'x' })).toThrow('a String method of field A')
  })

  test('takes a value of another type for the bug that it is', () => {
    expect(() => goHash(string, 5n)).toThrow(TypeError)
    expect(() => goHash({ kind: 'int' }, 5)).toThrow(TypeError)
    expect(() => goHash(strings, 'x')).toThrow(TypeError)
  })
})

describe('equality', () => {
  test('tells nil from empty in lists and maps, and follows pointers', () => {
    expect(goEqual(strings, null, [])).toBe(false)
    expect(goEqual(strings, undefined, null)).toBe(true)
    expect(goEqual({ kind: 'map', key: string, of: string }, new Map(), null)).toBe(false)
    expect(goEqual({ kind: 'pointer', to: string }, 'a', 'a')).toBe(true)
    expect(goEqual({ kind: 'pointer', to: string }, null, '')).toBe(false)
  })

  test('compares bytes, and text with bytes', () => {
    const bytes: GoType = { kind: 'slice', of: { kind: 'uint8' } }
    expect(goEqual(bytes, Uint8Array.of(1), Uint8Array.of(1))).toBe(true)
    expect(goEqual(string, 'é', Buffer.from('é'))).toBe(true)
    expect(goEqual(string, '\ufffd', Buffer.of(0xff))).toBe(false)
  })

  test('of a zero value holds for every kind but those that are never equal', () => {
    const kinds = [
      'string',
      'bool',
      'int',
      'uint8',
      'float32',
      'float64',
      'complex64',
      'time',
      'uintptr',
      'chan',
    ] as const
    for (const kind of kinds) expect(goEqual({ kind }, zeroValue({ kind }), undefined), kind).toBe(true)
    expect(goEqual({ kind: 'array', of: string, length: 2 }, ['', ''], undefined)).toBe(true)
    expect(goEqual({ kind: 'interface' }, { type: string, value: 'a' }, { type: string, value: 'a' })).toBe(true)
  })
})
