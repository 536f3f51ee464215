import { describe, expect, test } from 'vitest'

import { UserError } from '../../src/errors.ts'
import { epochOf, epochSeconds, type EpochChoice } from '../../src/release/epoch.ts'
import { findRelease, newestRelease } from '../../src/release/releases.ts'

describe('a text is read as Go reads an integer of 64 bits', () => {
  test.each<[string, bigint | undefined]>([
    ['0', 0n],
    ['1700000000', 1_700_000_000n],
    ['+7', 7n],
    ['-7', -7n],
    ['007', 7n],
    ['9223372036854775807', 2n ** 63n - 1n],
    ['9223372036854775808', undefined],
    ['-9223372036854775808', -(2n ** 63n)],
    ['-9223372036854775809', undefined],
    ['', undefined],
    ['+', undefined],
    ['1_000', undefined],
    ['1.5', undefined],
    ['0x10', undefined],
    [' 1', undefined],
    ['1\n', undefined],
  ])('%j', (text, seconds) => {
    expect(epochSeconds(text)).toBe(seconds)
  })
})

describe('the epoch of a build', () => {
  const auto = { kind: 'auto' } as const

  test.each<[string, EpochChoice, { readonly seen?: string; readonly throughSudo: boolean }, bigint | null]>([
    ['is what this process sees', auto, { seen: '7', throughSudo: false }, 7n],
    ['is none where nothing is set', auto, { throughSudo: false }, null],
    ['is none where it is set to nothing', auto, { seen: '', throughSudo: false }, null],
    ['is none behind sudo, which drops it', auto, { seen: '7', throughSudo: true }, null],
    ['is none behind sudo, whatever it is', auto, { seen: 'odd', throughSudo: true }, null],
    ['is what was asked for', { kind: 'seconds', seconds: 5n }, { seen: '7', throughSudo: true }, 5n],
    ['is none where none was asked for', { kind: 'none' }, { seen: '7', throughSudo: false }, null],
  ])('%s', (_, choice, seeing, epoch) => {
    expect(epochOf(choice, newestRelease, seeing)).toBe(epoch)
  })

  test('is none to a release that does not compare it, whatever is set', () => {
    const earlier = findRelease('v1.1.6')
    expect(earlier?.rules.comparesEpoch).toBe(false)
    expect(epochOf(auto, earlier ?? newestRelease, { seen: 'odd', throughSudo: false })).toBeNull()
  })

  test('is the mistake of who set what stacker refuses', () => {
    const refused = (): unknown => epochOf(auto, newestRelease, { seen: 'now', throughSudo: false })
    expect(refused).toThrow(UserError)
    expect(refused).toThrow('SOURCE_DATE_EPOCH: stacker refuses "now"; give whole seconds since 1970 or unset it')
  })
})
