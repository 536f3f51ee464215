// The other side: `actions/cache` over whole directories is these two calls.
import { restoreCache, saveCache } from '@actions/cache'

const [verb, key, restoreKey, ...paths] = process.argv.slice(2)
const answer = verb === 'save' ? await saveCache(paths, key) : await restoreCache(paths, key, [restoreKey])
if (answer === undefined || answer === -1) throw new Error(`${verb} of ${key}: ${answer}`)
