import { expect, test } from 'vitest'

import { installPackages } from '../../src/setup/packages.ts'
import { allowUserNamespaces } from '../../src/setup/user-namespaces.ts'
import { playHost, prepared, ubuntu } from './played-host.ts'

const newuidmap = { newuidmap: '' }
const apt = 'env DEBIAN_FRONTEND=noninteractive apt-get -qq'

test('where all is set nothing is run', async () => {
  const host = playHost(prepared, newuidmap)
  expect(await allowUserNamespaces(host)).toEqual({ done: [], missing: [] })
  expect(host.called()).toEqual([''])
})

test("Ubuntu's restriction is lifted by sudo, without a shell and without a question", async () => {
  const host = playHost(ubuntu, newuidmap)
  expect(await allowUserNamespaces(host)).toEqual({
    done: ['kernel.apparmor_restrict_unprivileged_userns=0'],
    missing: [],
  })
  expect(host.called()).toEqual([
    'sudo -n -- sysctl -q -w kernel.apparmor_restrict_unprivileged_userns=0',
    'sysctl -q -w kernel.apparmor_restrict_unprivileged_userns=0',
  ])
})

test('root needs no sudo', async () => {
  const host = playHost(ubuntu, newuidmap, { uid: 0 })
  await allowUserNamespaces(host)
  expect(host.called()).toEqual(['sysctl -q -w kernel.apparmor_restrict_unprivileged_userns=0'])
})

test('a setting of Debian is set too, and one that a kernel does not have is none', async () => {
  const host = playHost({ ...prepared, 'proc/sys/kernel/unprivileged_userns_clone': '0\n' }, newuidmap)
  expect((await allowUserNamespaces(host)).done).toEqual(['kernel.unprivileged_userns_clone=1'])
})

test.each([
  ['sudo is not there', { sudo: undefined }, 'sudo is not installed'],
  [
    'sudo asks for a password',
    { sudo: 'echo "sudo: a password is required" >&2; exit 1' },
    'sudo: a password is required',
  ],
  [
    'a container forbids it',
    { sysctl: 'echo "sysctl: Read-only file system" >&2; exit 255' },
    'sysctl: Read-only file system',
  ],
  ['it fails without a word', { sysctl: 'exit 1' }, 'sudo failed'],
])('where %s, what is missing is one sentence', async (_, played, why) => {
  const host = playHost(ubuntu, { ...newuidmap, ...played })
  expect(await allowUserNamespaces(host)).toEqual({
    done: [],
    missing: [
      `kernel.apparmor_restrict_unprivileged_userns=1 forbids user namespaces, and cannot be set to 0: ${why}.`,
    ],
  })
})

test('namespaces that are switched off altogether are told, and left to whoever switched them off', async () => {
  const host = playHost({ ...prepared, 'proc/sys/user/max_user_namespaces': '0\n' }, newuidmap)
  const { done, missing } = await allowUserNamespaces(host)
  expect(done).toEqual([])
  expect(missing).toEqual([expect.stringContaining('user.max_user_namespaces=0')])
  expect(host.called()).toEqual([''])
})

test('a user without subordinate ids is given free ones', async () => {
  const host = playHost({ ...prepared, 'etc/subuid': 'other:100000:65536\n', 'etc/subgid': '' }, newuidmap)
  expect((await allowUserNamespaces(host)).done).toEqual([
    '/etc/subuid runner:165536-231071',
    '/etc/subgid runner:100000-165535',
  ])
  expect(host.called().filter((line) => line.startsWith('usermod'))).toEqual([
    'usermod --add-subuids 165536-231071 runner',
    'usermod --add-subgids 100000-165535 runner',
  ])
})

test('without newuidmap its package is installed', async () => {
  const host = playHost(prepared)
  expect(await allowUserNamespaces(host)).toEqual({ done: ['package uidmap'], missing: [] })
  expect(host.called()).toContain(`sudo -n -- ${apt} install -y --no-install-recommends -- uidmap`)
})

test('packages that are there are not asked for again', async () => {
  const host = playHost(prepared, {
    'dpkg-query': 'case "$*" in *squashfs-tools) printf installed ;; *) exit 1 ;; esac',
  })
  expect(await installPackages(host, ['squashfs-tools', 'erofs-utils'])).toEqual({
    done: ['package erofs-utils'],
    missing: [],
  })
  expect(host.called()).toContain('apt-get -qq install -y --no-install-recommends -- erofs-utils')
})

test('where the lists of packages are old they are fetched anew, once', async () => {
  const aged = '[ "$2" = update ] && touch "$0.new" && exit; [ -e "$0.new" ] || { echo "E: 404" >&2; exit 100; }'
  const host = playHost(prepared, { 'apt-get': aged, touch: '/usr/bin/touch "$@"' })
  expect((await installPackages(host, ['erofs-utils'])).done).toEqual(['package erofs-utils'])
})

test('packages that cannot be had are one sentence with the last words of apt', async () => {
  const host = playHost(prepared, {
    'apt-get': 'printf "W: old\\nE: Unable to locate package nosuch\\n" >&2; exit 100',
  })
  expect(await installPackages(host, ['nosuch', 'other'])).toEqual({
    done: [],
    missing: ['Packages nosuch, other are missing and cannot be installed: E: Unable to locate package nosuch.'],
  })
})
