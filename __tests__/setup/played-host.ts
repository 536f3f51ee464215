import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

import { onTestFinished } from 'vitest'

import { commandsOf } from '../../src/setup/commands.ts'
import type { Host } from '../../src/setup/host.ts'

/** A machine that is played: files below a directory, and programs that write down how they were called. */
export interface PlayedHost extends Host {
  /** The programs that were run, with their arguments. */
  readonly called: () => readonly string[]
}

/** sudo runs what it is given; the others are as on a machine where all goes well. */
const programs: Readonly<Record<string, string>> = {
  sudo: '[ "$1 $2" = "-n --" ] && shift 2 && exec "$@"',
  env: 'shift; exec "$@"',
  sysctl: '',
  usermod: '',
  'apt-get': '',
  'dpkg-query': 'exit 1',
}

/** `files` by their path below the root; `played` in place of a usual program, or without it by undefined. */
export function playHost(
  files: Readonly<Record<string, string>>,
  played: Readonly<Record<string, string | undefined>> = {},
  who: Partial<Pick<Host, 'uid' | 'platform' | 'arch'>> = {},
): PlayedHost {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'stack-cache machine ')))
  onTestFinished(() => {
    rmSync(directory, { recursive: true })
  })
  const [root, bin, log] = [join(directory, 'root'), join(directory, 'bin'), join(directory, 'called')]
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  mkdirSync(bin)
  writeFileSync(log, '')
  for (const [name, script] of Object.entries({ ...programs, ...played })) {
    if (script === undefined) continue
    writeFileSync(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "${name} $*" >>'${log}'\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  const path = [bin].join(delimiter)
  return {
    platform: 'linux',
    arch: 'x64',
    uid: 1001,
    gid: 1001,
    user: 'runner',
    ...who,
    root,
    path,
    run: commandsOf({ PATH: path }),
    called: () => readFileSync(log, 'utf8').trimEnd().split('\n'),
  }
}

/** Where nothing is left to be set. */
export const prepared = {
  'proc/sys/kernel/apparmor_restrict_unprivileged_userns': '0\n',
  'proc/sys/user/max_user_namespaces': '63000\n',
  'etc/subuid': 'runner:100000:65536\n',
  'etc/subgid': 'runner:100000:65536\n',
}

/** As Ubuntu 24.04 comes. */
export const ubuntu = { ...prepared, 'proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' }
