import type { CommandName } from './command-table.ts'

/** Does `-f` take several values? `why` has an argument of its own. */
export function takesLists(name: CommandName): boolean {
  return name === 'build' || name === 'plan' || name === 'restore' || name === 'save' || name === 'publish'
}

/** `-f a.yaml b.yaml`, as a shell makes it of `-f *.yaml`: what follows the value of `-f` directly belongs to it. */
export function withFurtherFiles({
  values,
  tokens,
}: {
  readonly values: Readonly<Record<string, unknown>>
  readonly tokens: readonly Token[]
}): {
  values: Readonly<Record<string, unknown>>
  positionals: readonly string[]
} {
  const files: string[] = []
  const others: string[] = []
  let isFile = false
  for (const token of tokens) {
    if (token.kind === 'positional') (isFile ? files : others).push(token.value ?? '')
    else {
      isFile = token.kind === 'option' && token.name === 'stackerfiles'
      if (isFile) files.push(token.value ?? '')
    }
  }
  return { values: files.length === 0 ? values : { ...values, stackerfiles: files }, positionals: others }
}

interface Token {
  readonly kind: 'option' | 'positional' | 'option-terminator'
  readonly name?: string | undefined
  readonly value?: string | undefined
}
