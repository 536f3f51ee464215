import { relative } from 'node:path'

import type { Checkout } from './annotations.ts'
import type { Environment } from './runner.ts'

/**
 * Where lines of a checkout can be read at the commit of this run; undefined where the runner does not say, by what the runner sets (GITHUB_SERVER_URL,
 * GITHUB_REPOSITORY, GITHUB_SHA), or a file lies outside of it.
 */
export function sourceLink(
  environment: Environment,
  { workspace, physical }: Pick<Checkout, 'workspace' | 'physical'>,
): ((file: string, line: number) => string | undefined) | undefined {
  const server = environment['GITHUB_SERVER_URL'] ?? ''
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const commit = environment['GITHUB_SHA'] ?? ''
  if (!/^https?:\/\/[A-Za-z0-9.:-]+$/.test(server)) return undefined
  if (!/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/.test(repository) || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined
  const roots = [workspace, physical]
  return (file, line) => {
    const root = roots.find((directory) => file.startsWith(`${directory}/`))
    if (root === undefined) return undefined
    const way = relative(root, file).split('/').map(encodeURIComponent).join('/')
    return `${server}/${repository}/blob/${commit}/${way}#L${String(line)}`
  }
}
