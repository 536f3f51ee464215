export interface WorkerThread<Question, Answer> {
  /** Undefined where the thread is gone. What is handed over is the thread's from then on. */
  readonly ask: (question: Question, handedOver?: readonly ArrayBuffer[]) => Promise<Answer | undefined>
  /** Questions without an answer. */
  readonly waiting: () => number
  readonly isLost: () => boolean
  readonly close: () => Promise<unknown>
}

/** `source` is a script that answers each message by one, in order. It does not keep the process alive while nobody waits for it. */
export function startThread<Question, Answer>(source: string): WorkerThread<Question, Answer> {
  // Most plans need no thread.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
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
    waiting: () => waiting.length,
    isLost: () => isLost,
    ask: (question, handedOver = []) =>
      new Promise((resolve) => {
        if (isLost) {
          resolve(undefined)
          return
        }
        worker.postMessage(question, [...handedOver])
        waiting.push(resolve)
        worker.ref()
      }),
  }
}

/** The one of `threads`, which lasts, with the least to do; a new one is begun while all are busy and there are not `most` of them. */
export function leastBusy<Question, Answer>(
  threads: WorkerThread<Question, Answer>[],
  most: number,
  start: () => WorkerThread<Question, Answer>,
): WorkerThread<Question, Answer> {
  threads.splice(0, threads.length, ...threads.filter((thread) => !thread.isLost()))
  const [least] = [...threads].sort((a, b) => a.waiting() - b.waiting())
  if (least !== undefined && (least.waiting() === 0 || threads.length >= most)) return least
  const started = start()
  threads.push(started)
  return started
}
