#!/usr/bin/env node
import { basename } from 'node:path'

import { keepCompiled } from './compiled/compile-cache.ts'
import type { StoreKeeper, UseCases } from './use-cases.ts'
import { asRootCommand } from './workspace/root/as-root-command.ts'

const args = process.argv.slice(2)
/**
 * The file of the post step is this program by another name (scripts/build.mjs): a main step that was killed has left no word by which
 * its post step could tell that it is one.
 */
const postScript = 'post.js'

/** Each is loaded when it is called: to read the code of all takes as long as a small plan. */
const useCases: UseCases = {
  plan: async (...given) => {
    const { plan } = await import('./plan/plan.ts')
    return plan(...given)
  },
  planBuilds: async (...given) => {
    const { planBuilds } = await import('./plan/plan-builds.ts')
    return planBuilds(...given)
  },
  publish: async (...given) => {
    const { publish } = await import('./publish/publish.ts')
    return publish(...given)
  },
  restore: async (...given) => {
    const { restore } = await import('./restore/restore.ts')
    return restore(...given)
  },
  restoreBuilds: async (...given) => {
    const { restoreBuilds } = await import('./restore/restore-builds.ts')
    return restoreBuilds(...given)
  },
  complete: async (...given) => {
    const { complete } = await import('./restore/complete.ts')
    return complete(...given)
  },
  save: async (...given) => {
    const { save } = await import('./save/save.ts')
    return save(...given)
  },
  build: async (...given) => {
    const { runBuild } = await import('./build/run-build.ts')
    return runBuild(...given)
  },
}

const keeper: StoreKeeper = {
  run: async (...given) => {
    const { storeKeeper } = await import('./upkeep/upkeep.ts')
    return storeKeeper.run(...given)
  },
}

/** A runner sets GITHUB_ACTIONS, as act, Gitea's and Forgejo's do, and `door` has a default in each action.yml. */
function isRunner({ GITHUB_ACTIONS, INPUT_DOOR }: NodeJS.ProcessEnv): boolean {
  return GITHUB_ACTIONS === 'true' || INPUT_DOOR !== undefined
}

// Who called: the runner (no arguments), our own child under sudo, or a person. Each side is loaded by itself: the toolkit's core
// alone takes as long to load as a whole plan.
if (args.length === 0 && isRunner(process.env)) {
  await keepCompiled(process.env)
  const { startAction } = await import('./action/start-action.ts')
  await startAction(useCases, basename(process.argv[1] ?? '') === postScript)
} else if (args[0] === asRootCommand) {
  const { runAsRoot } = await import('./workspace/root/as-root.ts')
  await runAsRoot(process.stdin)
} else {
  const { startCommandLine } = await import('./cli/start-command-line.ts')
  await startCommandLine(args, async () => {
    await keepCompiled(process.env)
    return { useCases, keeper }
  })
}
