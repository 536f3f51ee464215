import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { configHome } from './credentials.ts'

/**
 * Whether podman's registries.conf has a rule that may concern the domain: a mirror, another location, a block. containers/image
 * obeys it inside stacker (docs/stacker/platform.md#4.3), so what a registry says to us need not be what stacker will get. The
 * files are searched as text, not understood: a rule that merely names the domain counts.
 */
export async function isRerouted(directories: readonly string[], domain: string): Promise<boolean> {
  for (const file of await configFiles(directories)) {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch {
      // Not there, as on most machines.
      continue
    }
    if (mentions(text, domain)) return true
  }
  return false
}

function mentions(text: string, domain: string): boolean {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'))
  if (!lines.some((line) => /^\s*\[\[\s*"?registry/.test(line))) return false
  return lines.some((line) => line.includes(domain) || line.includes('*.'))
}

async function configFiles(directories: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const directory of directories) {
    files.push(path.join(directory, 'registries.conf'))
    const parts = path.join(directory, 'registries.conf.d')
    // A directory that is not there holds no rules.
    const names = await readdir(parts).catch(() => [])
    files.push(...names.filter((name) => name.endsWith('.conf')).map((name) => path.join(parts, name)))
  }
  return files
}

/** Where containers/image looks for registries.conf: the user's directory and the machine's. */
export function registriesConfDirectories(
  home: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const config = configHome(home, variables)
  return [...(config ? [path.join(config, 'containers')] : []), '/etc/containers']
}
