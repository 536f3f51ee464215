// Loaded before a measured program: leaves the peak of its resident memory, in KiB, where BENCH_REPORT says.
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  writeFileSync(process.env.BENCH_REPORT, String(process.resourceUsage().maxRSS))
})
