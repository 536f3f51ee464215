import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** A page of docs/, with LF. */
export function page(name: string): string {
  return readFileSync(join(root, 'docs', name), 'utf8')
}

/** The code that follows `<!-- example: NAME -->`. */
export function exampleOf(text: string, name: string): string {
  const [, code] = new RegExp(`<!-- example: ${name} -->\\s*\`\`\`\\w*\\n([^]*?)\\n\`\`\``).exec(text) ?? []
  if (code === undefined) throw new Error(`the page has no example "${name}"`)
  return code
}
