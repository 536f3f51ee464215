import { markdownCode, markdownText } from './escape.ts'

/** Layers and one clause why, as a table in Markdown. */
export function reasonTable(
  title: string,
  layers: readonly { readonly names: readonly string[]; readonly why: string }[],
): readonly string[] {
  if (layers.length === 0) return []
  return [
    `| ${title} | why |`,
    '| --- | --- |',
    ...layers.map(({ names, why }) => `| ${names.map(markdownCode).join(', ')} | ${markdownText(why)} |`),
  ]
}
