import { StringDecoder } from 'node:string_decoder'

/** Longer lines are told in pieces: what waits for its end is in memory. */
const longest = 16 * 1024

export interface LineSplitter {
  readonly take: (chunk: Buffer) => void
  /** What has no end of line. */
  readonly end: () => void
}

/** Tells whole lines of UTF-8, without their ends. A carriage return ends one as well: progress bars are lines on a runner. */
export function splitLines(tell: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const take = (text: string): void => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) for (const piece of pieces(line)) tell(piece)
    while (rest.length > longest) {
      tell(rest.slice(0, longest))
      rest = rest.slice(longest)
    }
  }
  return {
    take: (chunk) => {
      take(decoder.write(chunk))
    },
    end: () => {
      take(decoder.end())
      if (rest !== '') tell(rest.replace(/\r$/, ''))
      rest = ''
    },
  }
}

function pieces(line: string): readonly string[] {
  if (line.length <= longest) return [line]
  return Array.from({ length: Math.ceil(line.length / longest) }, (_, at) =>
    line.slice(at * longest, (at + 1) * longest),
  )
}
