import { markdownCode } from './escape.ts'
import { counted, formatBytes, formatSeconds } from './figures.ts'
import type { PublishTransfer } from './publish-transfer.ts'

const mostRows = 200

/** The published images as Markdown. */
export function summarisePublished({ images, bytesUp, seconds }: PublishTransfer): string {
  const done = images.filter(({ did }) => did !== 'left')
  const words = { sent: 'sent', tagged: 'tagged', stands: 'stood there', left: 'not published' } as const
  const rows = images.slice(0, mostRows).map(({ repository, digest, tags, did }) => {
    const name = markdownCode(`${repository}:${tags.join(', ')}`)
    return `| ${name} | ${words[did]} | ${digest === null ? '' : markdownCode(digest)} |`
  })
  const more = images.length > mostRows ? ['', `And ${String(images.length - mostRows)} more.`] : []
  return [
    `### ${counted(done.length, 'image')} published, ${formatBytes(bytesUp)} sent in ${formatSeconds(seconds)}`,
    '',
    '| image | | digest |',
    '| --- | --- | --- |',
    ...rows,
    ...more,
    '',
  ].join('\n')
}
