/** Asks for a layer's newest record whatever its facts; `not-asked` where experience says that there will be none. */
export type SecondQuestion<T> = (ask: () => Promise<T | undefined>) => Promise<T | undefined | 'not-asked'>

/**
 * The answer makes better reasons and seldom a hit, and in a cold cache there is none: after so many questions in a row without an answer
 * nobody asks any more. What is on its way counts as in vain until it is answered, since a wide project asks all at once.
 */
export function secondQuestion<T>(mostInVain: number): SecondQuestion<T> {
  let inVain = 0
  let asking = 0
  const waiting: ((mayAsk: boolean) => void)[] = []
  const hasRoom = (): boolean => inVain + asking < mostInVain

  async function turn(): Promise<boolean> {
    if (inVain >= mostInVain) return false
    if (!hasRoom()) return await new Promise((resolve) => waiting.push(resolve))
    asking += 1
    return true
  }

  function endTurn(): void {
    asking -= 1
    while (waiting.length > 0 && (hasRoom() || inVain >= mostInVain)) {
      const mayAsk = hasRoom()
      if (mayAsk) asking += 1
      waiting.shift()?.(mayAsk)
    }
  }

  return async (ask) => {
    if (!(await turn())) return 'not-asked'
    try {
      const found = await ask()
      inVain = found === undefined ? inVain + 1 : 0
      return found
    } finally {
      endTurn()
    }
  }
}
