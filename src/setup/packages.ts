import { asRoot } from './commands.ts'
import type { Changes, Host } from './host.ts'

/** Installs what is missing of these Debian packages. */
export async function installPackages(host: Host, packages: readonly string[]): Promise<Changes> {
  const there = await Promise.all(packages.map((name) => isInstalled(host, name)))
  const wanted = packages.filter((_, index) => there[index] !== true)
  if (wanted.length === 0) return { done: [], missing: [] }
  const apt = (...words: string[]): ReturnType<Host['run']> =>
    // `env`, since sudo keeps no variable of ours; without it a package may stop and ask.
    host.run(...asRoot(host.uid, ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...words]))
  const install = ['install', '-y', '--no-install-recommends', '--', ...wanted]
  let ended = await apt(...install)
  // The lists of an image are as old as the image, and name files that mirrors no longer have.
  if (ended.kind === 'failed' && (await apt('update')).kind === 'done') ended = await apt(...install)
  if (ended.kind === 'done') return { done: wanted.map((name) => `package ${name}`), missing: [] }
  const names = wanted.length === 1 ? `Package ${wanted.join()} is` : `Packages ${wanted.join(', ')} are`
  return { done: [], missing: [`${names} missing and cannot be installed: ${ended.why}.`] }
}

async function isInstalled(host: Host, name: string): Promise<boolean> {
  const ended = await host.run('dpkg-query', ['-W', '-f', '${db:Status-Status}', '--', name])
  return ended.kind === 'done' && ended.out === 'installed'
}
