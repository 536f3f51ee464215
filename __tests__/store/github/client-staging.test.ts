import { symlink } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { machineEnvironment } from '../../../src/formats/machine-environment.ts'
import { findProgram } from '../../../src/store/github/client-staging.ts'
import { blobFile, messages, nameOf, recordOf, scratch } from '../contract.ts'
import { githubSurroundings } from './github-surroundings.ts'

test('machines with few programs and with many share their entries', async () => {
  const { open, service } = await githubSurroundings()
  const blob = await blobFile('content')
  const all = process.env['PATH']
  const bin = await scratch()
  await symlink(findProgram('mv', all) ?? '', join(bin, 'mv'))
  const log = messages()
  process.env['PATH'] = bin
  expect(await (await open({ log })).writeBlob(blob.digest, blob.size, blob.file)).toMatchObject({ kind: 'written' })
  process.env['PATH'] = all
  const store = await open({ log })
  expect(await store.fetchBlob(blob.digest, blob.size, join(await scratch(), 'x'))).toBe(true)
  await store.writeRecord(nameOf('app', 'wanted'), recordOf('r'))
  process.env['PATH'] = bin
  expect((await (await open({ log })).findRecord(nameOf('app', 'wanted')))?.bytes).toEqual(recordOf('r'))
  expect(log.warnings).toEqual([])
  expect(service.requests.filter(({ method }) => method === 'download')).toHaveLength(2)
})

test('programs are found by everybody else while the client works', async () => {
  const { open, service } = await githubSurroundings()
  const { PATH, GITHUB_WORKSPACE, RUNNER_TEMP } = process.env
  service.fail('lookup', { kind: 'slow', milliseconds: 300 })
  const asked = (await open()).findRecord(nameOf('app', 'wanted'))
  await expect.poll(() => process.env['PATH']).not.toBe(PATH)
  expect(machineEnvironment()).toMatchObject({ PATH, GITHUB_WORKSPACE, RUNNER_TEMP })
  await asked
  expect(process.env['PATH']).toBe(PATH)
})
