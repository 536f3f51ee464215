/** A builds file as written, free of aliases. Offsets are those of the file. */
export type Node = TextNode | ListNode | MapNode

export interface TextNode {
  readonly kind: 'text'
  readonly at: number
  /** As written: `1.10` stays that. Of a quoted or block scalar what it stands for. */
  readonly text: string
  /** What YAML 1.2's core schema takes it for. */
  readonly type: 'string' | 'number' | 'boolean' | 'null'
}

export interface ListNode {
  readonly kind: 'list'
  readonly at: number
  readonly items: readonly Node[]
}

export interface MapNode {
  readonly kind: 'map'
  readonly at: number
  /** In the order of the file, each key once. */
  readonly entries: ReadonlyMap<string, Entry>
}

export interface Entry {
  /** Of the key. */
  readonly at: number
  readonly value: Node
}

/** In words, for those who wrote something else than was expected; never a value, which may be a secret. */
export function kindOf(node: Node): string {
  switch (node.kind) {
    case 'list':
      return node.items.length === 0 ? 'an empty list' : 'a list'
    case 'map':
      return node.entries.size === 0 ? 'an empty map' : 'a map'
    case 'text':
      return node.type === 'null' ? 'nothing' : node.type === 'string' ? 'a text' : `a ${node.type}`
  }
}

/** What is written counts, a number too; only what stands for nothing is no text. */
export function isText(node: Node): node is TextNode {
  return node.kind === 'text' && node.type !== 'null'
}
