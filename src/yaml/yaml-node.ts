/** A YAML document as written: tags and scalars are not resolved. Offsets are those of the file on disk. */
export type Syntax = ScalarSyntax | SequenceSyntax | MappingSyntax | AliasSyntax

export interface Extent {
  /** Offset in the file. */
  readonly at: number
  /** Offsets in the text that was parsed, for finding substitutions. */
  readonly start: number
  readonly end: number
  readonly tag: string | undefined
}

export interface ScalarSyntax extends Extent {
  readonly kind: 'scalar'
  readonly text: string
  /** Not quoted and no block scalar. */
  readonly plain: boolean
  /** Why the text may not be what yaml.v2 reads. */
  readonly doubt?: string
}

export interface SequenceSyntax extends Extent {
  readonly kind: 'sequence'
  readonly items: Syntax[]
}

export interface MappingSyntax extends Extent {
  readonly kind: 'mapping'
  readonly pairs: (readonly [Syntax, Syntax])[]
}

export interface AliasSyntax extends Extent {
  readonly kind: 'alias'
  readonly name: string
  readonly target: Syntax
}
