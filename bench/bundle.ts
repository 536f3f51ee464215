import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds the sources as they are into one bundle in `directory`, as `npm run build` does; answers its path. */
export async function bundleSources(directory: string): Promise<string> {
  const run = (script: string, ...args: string[]): void => {
    execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  // Below the repository, so that the packages are found.
  const compiled = await mkdtemp(join(root, 'node_modules', '.bench-'))
  try {
    run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', compiled)
    run('node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', join(compiled, 'index.js'), '-o', directory, '-q')
  } finally {
    await rm(compiled, { recursive: true })
  }
  return join(directory, 'index.js')
}
