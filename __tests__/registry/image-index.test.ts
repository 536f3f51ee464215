import { describe, expect, test } from 'vitest'
import { FormatError } from '../../src/errors.ts'
import { digestOf } from '../../src/formats/digest.ts'
import { decodeInstances } from '../../src/formats/oci/instance.ts'
import { dockerList, ociIndex } from '../../src/formats/oci/media-type.ts'
import { chooseInstance } from '../../src/registry/image-index.ts'
import type { Instance } from './loopback.ts'

const zstd = { 'io.github.containers.compression.zstd': 'true' }

function instance(name: string, platform?: string, annotations?: Record<string, string>): Instance {
  const [os = '', architecture = '', variant] = platform?.split('/') ?? []
  return {
    digest: digestOf(name),
    ...(platform === undefined
      ? {}
      : { platform: { os, architecture, ...(variant === undefined ? {} : { variant }) } }),
    ...(annotations === undefined ? {} : { annotations }),
  }
}

function choose(
  instances: readonly Instance[],
  wanted: string,
  options: { list?: boolean; detected?: boolean } = {},
): string {
  const [os = '', architecture = ''] = wanted.split('/')
  const entries = decodeInstances({ manifests: instances }, 'index')
  const type = options.list === true ? dockerList : ociIndex
  const choice = chooseInstance(entries, type, { os, architecture }, options.detected ?? false)
  if (choice.kind !== 'chosen') return choice.kind
  const names = ['a', 'b', 'c']
  return names.find((name) => digestOf(name) === choice.descriptor.digest) ?? '?'
}

describe('the instance that stacker takes', () => {
  test('is the first of the platform', () => {
    const index = [instance('a', 'linux/arm64'), instance('b', 'linux/amd64'), instance('c', 'linux/amd64')]
    expect(choose(index, 'linux/amd64')).toBe('b')
    expect(choose(index, 'windows/amd64')).toBe('none')
    expect(choose(index, 'linux/amd64', { list: true })).toBe('b')
  })

  test('has a variant only where the architecture has known ones', () => {
    expect(choose([instance('a', 'linux/amd64/v3')], 'linux/amd64')).toBe('none')
    expect(choose([instance('a', 'linux/arm64/v8')], 'linux/arm64')).toBe('a')
    expect(choose([instance('a', 'linux/arm64/v9')], 'linux/arm64')).toBe('none')
  })

  test('has no variant first when stacker names the architecture, and the best one when it does not', () => {
    const index = [instance('a', 'linux/arm64/v8'), instance('b', 'linux/arm64')]
    expect(choose(index, 'linux/arm64')).toBe('b')
    expect(choose(index, 'linux/arm64', { detected: true })).toBe('a')
  })

  test('is the most capable one of a named arm', () => {
    expect(choose([instance('a', 'linux/arm/v6'), instance('b', 'linux/arm/v7')], 'linux/arm')).toBe('b')
  })

  test('is not guessed where the processor decides', () => {
    const index = [instance('a', 'linux/arm/v6'), instance('b', 'linux/arm/v7')]
    expect(choose(index, 'linux/arm', { detected: true })).toBe('unsure')
    expect(choose([instance('a', 'linux/arm')], 'linux/arm', { detected: true })).toBe('a')
  })

  test('is one without platform where nothing else fits, in an OCI index only', () => {
    expect(choose([instance('a'), instance('b', 'linux/amd64')], 'linux/amd64')).toBe('b')
    expect(choose([instance('a'), instance('b', 'linux/amd64')], 'linux/s390x')).toBe('a')
    expect(choose([instance('a')], 'linux/amd64', { list: true })).toBe('none')
  })

  test('is not guessed between equals packed in two ways: releases differ', () => {
    const index = [instance('a', 'linux/amd64'), instance('b', 'linux/amd64', zstd)]
    expect(choose(index, 'linux/amd64')).toBe('unsure')
    expect(choose([...index].reverse(), 'linux/amd64')).toBe('b')
  })
})

test('an index without manifests is empty', () => {
  expect(decodeInstances({}, 'index')).toEqual([])
  expect(decodeInstances({ manifests: null }, 'index')).toEqual([])
})

test.each([
  7,
  null,
  [],
  { manifests: {} },
  { manifests: [7] },
  { manifests: [{ digest: 7 }] },
  { manifests: [{}] },
  { manifests: Array(10_001).fill({}) },
])('what is no index is refused (%#)', (value) => {
  expect(() => decodeInstances(value, 'index')).toThrow(FormatError)
})
