#!/usr/bin/env node
import { basename } from 'node:path'

import { planBuilds } from './plan/plan-builds.ts'
import { plan } from './plan/plan.ts'
import { restoreBuilds } from './restore/restore-builds.ts'
import { restore } from './restore/restore.ts'
import { save } from './save/save.ts'
import { storeKeeper } from './upkeep/upkeep.ts'
import type { UseCases } from './use-cases.ts'
import { asRootCommand } from './workspace/root/privilege.ts'

const useCases: UseCases = { plan, planBuilds, restore, restoreBuilds, save }
const args = process.argv.slice(2)
/**
 * The file of the post step is this program by another name (scripts/build.mjs): a main step that was killed has left no word by which
 * its post step could tell that it is one.
 */
const postScript = 'post.js'

// Who called: the runner (no arguments), our own child under sudo, or a person. Each side is loaded by itself: the toolkit's core
// alone takes as long to load as a whole plan.
if (args.length === 0) {
  const { startAction } = await import('./action/start-action.ts')
  await startAction(useCases, basename(process.argv[1] ?? '') === postScript)
} else if (args[0] === asRootCommand) {
  const { runAsRoot } = await import('./workspace/root/as-root.ts')
  await runAsRoot(process.stdin)
} else {
  const { startCommandLine } = await import('./cli/start-command-line.ts')
  await startCommandLine(args, useCases, storeKeeper)
}
