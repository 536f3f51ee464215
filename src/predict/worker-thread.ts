import { Worker } from 'node:worker_threads'

export interface WorkerThread<Question, Answer> {
  /** Undefined where the thread is gone. */
  readonly ask: (question: Question) => Promise<Answer | undefined>
  readonly close: () => Promise<unknown>
}

/** `source` is a script that answers each message by one, in order. */
export function startThread<Question, Answer>(source: string): WorkerThread<Question, Answer> {
  const worker = new Worker(source, { eval: true })
  /** Answers come in the order of the questions. */
  const waiting: ((answer: Answer | undefined) => void)[] = []
  let isLost = false
  const lose = (): void => {
    isLost = true
    for (const resolve of waiting.splice(0)) resolve(undefined)
  }
  worker.on('message', (answer: Answer) => {
    waiting.shift()?.(answer)
    if (waiting.length === 0) worker.unref()
  })
  worker.on('error', lose)
  worker.on('exit', lose)
  return {
    close: () => {
      // The last answer would let the process end before the thread has.
      worker.removeAllListeners('message')
      return worker.terminate()
    },
    ask: (question) =>
      new Promise((resolve) => {
        if (isLost) {
          resolve(undefined)
          return
        }
        waiting.push(resolve)
        worker.ref()
        worker.postMessage(question)
      }),
  }
}
