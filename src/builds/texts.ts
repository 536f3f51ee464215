import type { Field, TextRule } from './fields.ts'
import { didYouMean } from '../formats/near-word.ts'
import { listed, quoted, shownValues } from './mistakes.ts'
import type { Mistakes } from './mistakes.ts'
import type { TextNode } from './node.ts'
import { fixedText, parseTemplate } from './template.ts'
import type { Template } from './template.ts'

/** One combination of variants, and those that any combination of the build has. */
export interface Combination {
  readonly values: ReadonlyMap<string, string>
  readonly known: ReadonlySet<string>
  /** Name of the build as written, for messages. */
  readonly build: string
}

/** Fills the variants into texts and checks what comes out. */
export interface Texts {
  /** Undefined where something is wrong, which is then told. `label`: what the text is for. */
  readonly fill: (node: TextNode, label: () => string, field: Field, combination: Combination) => string | undefined
  /** Tells what is wrong with a text before variants are known. */
  readonly check: (node: TextNode, label: () => string, field: Field) => boolean
  readonly templateOf: (node: TextNode) => Template | undefined
}

/** Texts of all builds together; one that variants make counts again for so many characters. */
const mostFilled = 1 << 20
const charactersPerText = 64

export function textsOf(mistakes: Mistakes): Texts {
  const templates = new WeakMap<TextNode, Template>()
  const malformed = new WeakSet<TextNode>()
  let filled = 0

  const templateOf = (node: TextNode): Template | undefined => {
    const known = templates.get(node)
    if (known !== undefined || malformed.has(node)) return known
    const parsed = parseTemplate(node.text)
    if (parsed.kind === 'template') {
      templates.set(node, parsed.parts)
      return parsed.parts
    }
    malformed.add(node)
    const advice = 'write ${variant.NAME} with the name of a variant, or $${ for a literal ${'
    mistakes.tell(node.at, `${quoted(parsed.found)} is no placeholder`, advice)
    return undefined
  }

  const judge = (
    node: TextNode,
    text: string,
    label: () => string,
    { rule, example, kind }: Field,
  ): string | undefined => {
    if (rule.fits(text)) return text
    // Values of substitutions may be secrets.
    const got = kind === 'substitutions' ? '' : `, got ${quoted(text)}`
    mistakes.tell(node.at, `${label()}: expected ${rule.wanted}${got}`, () => adviceFor(rule, text, example))
    return undefined
  }

  return {
    templateOf,
    check: (node, label, field) => {
      const template = templateOf(node)
      if (template === undefined) return false
      const text = fixedText(template)
      return text === undefined || judge(node, text, label, field) !== undefined
    },
    fill: (node, label, field, combination) => {
      const template = templateOf(node)
      if (template === undefined) return undefined
      const parts: string[] = []
      for (const part of template) {
        const text = typeof part === 'string' ? part : valueOf(part.variant, node, combination, mistakes)
        if (text === undefined) return undefined
        parts.push(text)
      }
      const [only, ...others] = parts
      const text = others.length === 0 ? (only ?? '') : parts.join('')
      filled += 1 + (template.length === 1 ? 0 : text.length / charactersPerText)
      if (filled > mostFilled) {
        mistakes.stop(node.at, 'the builds with all their variants are more than can be read', 'use fewer variants')
      }
      return judge(node, text, label, field)
    },
  }
}

function adviceFor({ words, synonyms }: TextRule, text: string, example: string): string {
  const write = `write for example "${example}"`
  if (words === undefined) return write
  const synonym = synonyms?.get(text.toLowerCase())
  return synonym === undefined ? didYouMean(text, words, write) : `did you mean ${JSON.stringify(synonym)}?`
}

function valueOf(name: string, node: TextNode, combination: Combination, mistakes: Mistakes): string | undefined {
  const { values, known, build } = combination
  const value = values.get(name)
  if (value !== undefined) return value
  if (known.has(name)) {
    const advice = `give it a value there by an item of include, or do not use it in build ${quoted(build)}`
    mistakes.tell(node.at, `variant ${quoted(name)} has no value for ${shownValues(values)}`, advice)
  } else if (known.size === 0) {
    const advice = `give it as "variants: {${name}: [VALUE]}", or write $\${ for a literal \${`
    mistakes.tell(node.at, `there is no variant ${quoted(name)}: build ${quoted(build)} has no variants`, advice)
  } else {
    mistakes.tell(node.at, `there is no variant ${quoted(name)} in build ${quoted(build)}`, () =>
      didYouMean(name, known, `it has: ${listed([...known])}`),
    )
  }
  return undefined
}
