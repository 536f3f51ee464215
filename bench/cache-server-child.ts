// The loopback cache service in a process of its own, with its content on disk: it is neither in the measured memory nor slower than
// what it is compared with.
import { startCacheService } from '../__tests__/platform/cache-service.ts'
import type { Answer, Question } from './cache-server.ts'

const [directory, limit, latency] = process.argv.slice(2)
const service = await startCacheService({
  directory: directory ?? '.',
  ...(limit === undefined || limit === '' ? {} : { limit: JSON.parse(limit) as { uploads: number; seconds: number } }),
})
if (latency !== undefined && latency !== '0') {
  for (const method of ['create', 'upload', 'finalize', 'lookup', 'download'] as const)
    service.fail(method, { kind: 'slow', milliseconds: Number(latency) })
}
let seen = 0

process.on('message', ({ azure }: Question) => {
  if (azure !== undefined) service.useAzure(azure)
  const requests = service.requests.slice(seen)
  seen = service.requests.length
  process.send?.({ environment: service.environment, requests } satisfies Answer)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
