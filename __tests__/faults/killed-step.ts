// One step of the action, as the runner starts it: everything is loaded first, then it says so, so that a kill meets its work.
import { startAction } from '../../src/action/start.ts'
import { plan } from '../../src/plan.ts'
import { restore } from '../../src/restore.ts'
import { save } from '../../src/save.ts'
import '../../src/store/github.ts'
import '@actions/cache'

process.stderr.write('begun\n')
await startAction({ plan, restore, save })
