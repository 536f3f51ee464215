import type { GoStruct, GoType } from '../../../src/formats/go-type.ts'
import { findRelease } from '../../../src/release/releases.ts'
import { fieldsOf, listOf, textOf, type Report } from '../harness.ts'

/** The recording's own words for a type: `t` and `type`. */
export async function run(data: unknown, report: Report): Promise<void> {
  const { groups } = fieldsOf(data, 'schema', ['groups'], ['format', 'note'])
  for (const group of listOf(groups, 'groups')) {
    const { tags, structs } = fieldsOf(group, 'group', ['tags', 'structs'])
    for (const item of listOf(tags, 'tags')) {
      const tag = textOf(item, 'tag')
      await report.case(tag, (expect) => {
        const release = findRelease(tag)
        expect('known', release !== undefined, true)
        if (release !== undefined)
          expect('structs', structsBelow(release.entry), listOf(structs, 'structs').map(withCodingMethods))
      })
    }
  }
}

function structsBelow(root: GoStruct): readonly unknown[] {
  const seen = new Map<string, unknown>()
  const visit = (type: GoType): void => {
    if (type.kind === 'map') visit(type.key)
    if (type.kind === 'map' || type.kind === 'slice') visit(type.of)
    if (type.kind === 'pointer') visit(type.to)
    if (type.kind !== 'struct' || seen.has(type.name)) return
    seen.set(type.name, { fields: type.fields.map(describeField), methods: methodsOf(type), struct: type.name })
    for (const field of type.fields) visit(field.type)
  }
  visit(root)
  return [...seen.values()]
}

/** The methods that change how a value is written or read as JSON. */
const coding = /^(?:\(\*\))?(?:Unm|M)arshal(?:JSON|Text)$/

function methodsOf(type: GoStruct): readonly string[] {
  return [
    ...(type.text === undefined ? [] : ['MarshalText', '(*)UnmarshalText']),
    ...(type.json?.encode === undefined ? [] : ['(*)MarshalJSON']),
    ...(type.json?.decode === undefined ? [] : ['(*)UnmarshalJSON']),
  ]
}

function withCodingMethods(struct: unknown): unknown {
  const { methods, ...rest } = fieldsOf(struct, 'struct', ['fields', 'methods', 'struct'])
  return { ...rest, methods: listOf(methods, 'methods').filter((method) => coding.test(String(method))) }
}

function describeField(field: GoStruct['fields'][number]): Record<string, unknown> {
  return {
    exported: field.unexported !== true,
    ...(field.json === undefined ? {} : { json: field.json, omitempty: field.omitEmpty === true }),
    name: field.name,
    ...(field.yaml === undefined ? {} : { yaml: field.yaml }),
    type: typeText(field.type),
    t: typeNode(field.type),
  }
}

function typeNode(type: GoType): unknown {
  const name = nameOf(type)
  const named = name === undefined ? {} : { named: name }
  if (type.kind === 'struct') return { k: 'struct', name: type.name }
  if (type.kind === 'pointer') return { k: 'ptr', elem: typeNode(type.to) }
  if (type.kind === 'slice') return { k: 'slice', elem: typeNode(type.of), ...named }
  if (type.kind === 'map') return { k: 'map', key: typeNode(type.key), elem: typeNode(type.of), ...named }
  return { k: type.kind, ...named }
}

function nameOf(type: GoType): string | undefined {
  return 'named' in type ? type.named : undefined
}

function typeText(type: GoType): string {
  const name = nameOf(type)
  return name === undefined ? plainText(type) : `${name}(=${plainText(type)})`
}

function plainText(type: GoType): string {
  if (type.kind === 'struct') return type.name
  if (type.kind === 'pointer') return `*${typeText(type.to)}`
  if (type.kind === 'slice') return `[]${typeText(type.of)}`
  if (type.kind === 'map') return `map[${typeText(type.key)}]${typeText(type.of)}`
  return type.kind
}
