// One step of the action, as the runner starts it: everything is loaded first, then it says so, so that a kill meets its work.
import { startAction } from '../../src/action/start-action.ts'
import { plan } from '../../src/plan/plan.ts'
import { runBuild } from '../../src/build/run-build.ts'
import { planBuilds } from '../../src/plan/plan-builds.ts'
import { publish } from '../../src/publish/publish.ts'
import { restore } from '../../src/restore/restore.ts'
import { complete } from '../../src/restore/complete.ts'
import { restoreBuilds } from '../../src/restore/restore-builds.ts'
import { save } from '../../src/save/save.ts'
import '../../src/store/github/github.ts'
import '@actions/cache'

process.stderr.write('begun\n')
await startAction({ plan, planBuilds, restore, restoreBuilds, complete, save, build: runBuild, publish })
