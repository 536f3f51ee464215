// Reads one hostile text, and prints the processor seconds and the bytes of memory that it took beyond what the program itself has.
import { hostileTexts } from '../__tests__/stackerfile/hostile-texts.ts'
import { newestRelease } from '../src/release/releases.ts'
import { parseStackerfile } from '../src/stackerfile/parse.ts'

const found = hostileTexts.find(({ name }) => name === process.argv[2])
if (found === undefined) throw new Error(`no text is called ${String(process.argv[2])}`)
const read = (text: string): unknown =>
  parseStackerfile(Buffer.from(text), {
    path: '/p/stacker.yaml',
    release: newestRelease,
    substitutions: ['A=x'],
    host: { os: 'linux', arch: 'amd64' },
  })
read('a: {from: {type: scratch}}\n')
const peak = (): number => process.resourceUsage().maxRSS * 1024
const before = peak()
const begun = process.cpuUsage()
read(found.text)
const { user, system } = process.cpuUsage(begun)
console.log(JSON.stringify({ seconds: (user + system) / 1e6, bytes: peak() - before }))
