import { readFile, access } from 'node:fs/promises'
import { constants } from 'node:fs'
import { delimiter, join } from 'node:path'

import { asRoot } from './commands.ts'
import { joinChanges, type Changes, type Host } from './host.ts'
import { installPackages } from './packages.ts'
import { freeSubordinateIds, hasSubordinateIds } from './subordinate-ids.ts'

/**
 * Kernel settings that keep a user from making user namespaces, with the value that does not: Ubuntu's since 24.04 (by AppArmor), and
 * Debian's (docs/stacker/platform.md#3.8). They are set until the machine is started again.
 */
const settings: readonly { readonly name: string; readonly value: string }[] = [
  { name: 'kernel.apparmor_restrict_unprivileged_userns', value: '0' },
  { name: 'kernel.unprivileged_userns_clone', value: '1' },
]

/** Lets stacker run without root, as far as this user may. What is set already is left alone. */
export async function allowUserNamespaces(host: Host): Promise<Changes> {
  const changes = [
    ...(await Promise.all(settings.map((setting) => setKernel(host, setting)))),
    await namespacesCounted(host),
    await newuidmapInstalled(host),
    await idsGiven(host, { file: 'subuid', option: '--add-subuids', id: host.uid }),
    await idsGiven(host, { file: 'subgid', option: '--add-subgids', id: host.gid }),
  ]
  return joinChanges(changes)
}

const nothing: Changes = { done: [], missing: [] }

async function setKernel(host: Host, { name, value }: (typeof settings)[number]): Promise<Changes> {
  const now = await kernelSetting(host, name)
  if (now === undefined || now === value) return nothing
  const ended = await host.run(...asRoot(host.uid, ['sysctl', '-q', '-w', `${name}=${value}`]))
  if (ended.kind === 'done') return { done: [`${name}=${value}`], missing: [] }
  return { done: [], missing: [`${name}=${now} forbids user namespaces, and cannot be set to ${value}: ${ended.why}.`] }
}

async function namespacesCounted(host: Host): Promise<Changes> {
  if ((await kernelSetting(host, 'user.max_user_namespaces')) !== '0') return nothing
  return {
    done: [],
    missing: ['user.max_user_namespaces=0 forbids user namespaces: whoever runs this machine has switched them off.'],
  }
}

/** Without it `stacker check` ends with an error, and a build that is not root's too (docs/stacker/platform.md#3.8). */
async function newuidmapInstalled(host: Host): Promise<Changes> {
  for (const directory of host.path.split(delimiter).filter((each) => each !== '')) {
    try {
      await access(join(directory, 'newuidmap'), constants.X_OK)
      return nothing
    } catch {
      // Not in this one.
    }
  }
  return await installPackages(host, ['uidmap'])
}

async function idsGiven(
  host: Host,
  { file, option, id }: { readonly file: string; readonly option: string; readonly id: number },
): Promise<Changes> {
  const text = (await textOf(join(host.root, 'etc', file))) ?? ''
  if (hasSubordinateIds(text, [host.user, String(host.uid)])) return nothing
  const range = freeSubordinateIds(text, id)
  const ended = await host.run(...asRoot(host.uid, ['usermod', option, range, host.user]))
  if (ended.kind === 'done') return { done: [`/etc/${file} ${host.user}:${range}`], missing: [] }
  return {
    done: [],
    missing: [`/etc/${file} gives ${host.user} no 65536 ids, and cannot be changed: ${ended.why}.`],
  }
}

/** Undefined where the kernel has no such setting. */
async function kernelSetting(host: Host, name: string): Promise<string | undefined> {
  return (await textOf(join(host.root, 'proc/sys', ...name.split('.'))))?.trim()
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    // It is not there, or not for us: then it keeps nobody from anything that we could change.
    return undefined
  }
}
