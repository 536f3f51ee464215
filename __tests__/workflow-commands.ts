// Runs before each test file. The packages of the runner's toolkit write `::add-mask::` and the like to this process's own stdout,
// whatever log they are given; where tests run in a workflow, the runner would obey (ActionCommand.cs takes every line that begins so).
type Written = (error?: Error | null) => void

const write = process.stdout.write.bind(process.stdout) as (text: string | Uint8Array, ...rest: unknown[]) => boolean

process.stdout.write = (text: string | Uint8Array, ...rest: (BufferEncoding | Written | undefined)[]): boolean => {
  if (typeof text !== 'string' || !text.startsWith('::')) return write(text, ...rest)
  for (const done of rest) if (typeof done === 'function') done()
  return true
}
