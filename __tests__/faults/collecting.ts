// Collects the store in argv[2] so many times as argv[3] says, each time down to what is live, sparing only what was seen in this minute.
import { collectGarbage } from '../../src/store/directory/collect.ts'

const [, , store = '', times = '1'] = process.argv
for (let time = 0; time < Number(times); time++) {
  await collectGarbage(store, { spare: 60_000, bytes: 1_000_000_000 }, Date.now())
  await new Promise((resolve) => setTimeout(resolve, 20))
}
