import { expect, test } from 'vitest'

import { secondQuestion } from '../../src/store/second-question.ts'

test.each(['at once', 'one after the other'])(
  'of a cold cache %s no more is asked than the reasons are worth',
  async (how) => {
    const question = secondQuestion<string>(100)
    let asked = 0
    const ask = async (): Promise<undefined> => {
      asked += 1
      await new Promise((resolve) => setTimeout(resolve, 0))
      return undefined
    }
    const answers: (string | undefined)[] = []
    if (how === 'at once') answers.push(...(await Promise.all(Array.from({ length: 3000 }, () => question(ask)))))
    else for (let layer = 0; layer < 300; layer++) answers.push(await question(ask))
    expect(asked).toBe(100)
    expect(new Set(answers.slice(100))).toEqual(new Set(['not-asked']))
  },
)

test('of a cache that answers everything is asked', async () => {
  const question = secondQuestion<number>(10)
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, layer) => question(() => Promise.resolve(layer % 5 === 0 ? layer : undefined))),
  )
  expect(answers).not.toContain('not-asked')
})
