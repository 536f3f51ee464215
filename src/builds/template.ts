/** A text with places for the values of variants. */
export type Template = readonly TemplatePart[]
export type TemplatePart = string | { readonly variant: string }

export type ParsedTemplate =
  | { readonly kind: 'template'; readonly parts: Template }
  /** `found` is no placeholder, although it begins like one. */
  | { readonly kind: 'malformed'; readonly found: string }

/** What variants may be called, as GitHub has it for the keys of a matrix. */
export const variantName = /^[A-Za-z_][A-Za-z0-9_-]*$/

/**
 * `${variant.NAME}` is a place, and `$${` a literal `${`. Everything else stays as it is, above all stacker's own `${{KEY}}`, also behind
 * a dollar.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = []
  let literal = ''
  let from = 0
  for (const match of text.matchAll(/\$\$\{(?!\{)|\$\{variants?\.(?:([^}\n]{0,100})\})?/g)) {
    const [found, name] = match
    literal += text.slice(from, match.index)
    from = match.index + found.length
    if (found === '$${') {
      literal += '${'
      continue
    }
    if (name === undefined || !variantName.test(name) || !found.startsWith('${variant.'))
      return { kind: 'malformed', found }
    if (literal !== '') parts.push(literal)
    parts.push({ variant: name })
    literal = ''
  }
  literal += text.slice(from)
  return { kind: 'template', parts: literal === '' && parts.length > 0 ? parts : [...parts, literal] }
}

/** The text of a template without places. */
export function fixedText(template: Template): string | undefined {
  const texts = template.filter((part) => typeof part === 'string')
  return texts.length === template.length ? texts.join('') : undefined
}
