import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

import ts from 'typescript'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '..', 'src')

interface Exported {
  readonly name: string
  readonly statement: ts.Statement
}

interface Source {
  readonly file: string
  readonly exported: readonly Exported[]
  /** `FILE#NAME` of each name that is imported, at the top or by `await import`. */
  readonly imported: readonly string[]
}

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const text = readFileSync(join(src, file), 'utf8')
    const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    return {
      file,
      exported: parsed.statements.flatMap(exportedBy),
      imported: [...parsed.statements.flatMap((statement) => importedBy(statement, file)), ...lazyImports(text, file)],
    }
  })

function exportedBy(statement: ts.Statement): Exported[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [{ name: '*', statement }]
    return exportClause.elements.map(({ name }) => ({ name: name.text, statement }))
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  if (modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) return []
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => ({ name: name.getText(), statement }))
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  )
    return [{ name: statement.name?.text ?? 'default', statement }]
  return [{ name: statement.getText(), statement }]
}

function importedBy(statement: ts.Statement, file: string): string[] {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
  const names = statement.importClause?.namedBindings
  if (names === undefined || !ts.isNamedImports(names)) return []
  const from = place(statement.moduleSpecifier.text, file)
  return names.elements.map(({ name, propertyName }) => `${from}#${(propertyName ?? name).text}`)
}

function lazyImports(text: string, file: string): string[] {
  const found = text.matchAll(/\{ (\w+(?:, \w+)*) \} = await import\('([^']+)'\)/g)
  return [...found].flatMap(([, names = '', from = '']) =>
    names.split(', ').map((name) => `${place(from, file)}#${name}`),
  )
}

function place(from: string, file: string): string {
  return relative(src, resolve(src, dirname(file), from))
}

/** A type that another export of the file speaks of is part of what that one promises. */
function isSpokenOf({ name, statement }: Exported, { exported }: Source): boolean {
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
  return isType && exported.some((other) => other.statement !== statement && speaksOf(other.statement, name))
}

function speaksOf(node: ts.Node, type: string): boolean {
  if (ts.isBlock(node)) return false
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === type) return true
  if (ts.isExpressionWithTypeArguments(node) && node.expression.getText() === type) return true
  return ts.forEachChild(node, (child) => speaksOf(child, type)) === true
}

/** The builds file is read, and its stages are made, by what is still to come; by a key's parts the page on formats is held to the code. */
const excepted: readonly string[] = ['report/matrix.ts: mostStages', 'store/keys.ts: parseRecordKey']

test('every export of src has a caller in another file of src', () => {
  const imported = new Set(sources.flatMap((source) => source.imported))
  const idle = sources.flatMap((source) =>
    source.exported
      .filter((each) => !imported.has(`${source.file}#${each.name}`) && !isSpokenOf(each, source))
      .map(({ name }) => `${source.file}: ${name}`),
  )
  expect(idle.filter((each) => !excepted.includes(each))).toEqual([])
})

/** What a port asks of each adapter has one name in all of them. */
function areAdapters(files: readonly string[]): boolean {
  const adapters = files.map((file) => /^store\/([a-z]+)\//.exec(file)?.[1])
  return new Set(adapters).size === files.length && !adapters.includes(undefined)
}

test('no name is exported by two files of src, but what a port asks of its adapters', () => {
  const homes = new Map<string, string[]>()
  for (const { file, exported } of sources)
    for (const { name } of exported) homes.set(name, [...(homes.get(name) ?? []), file])
  expect([...homes].filter(([, files]) => files.length > 1 && !areAdapters(files))).toEqual([])
})

test('the exports that are looked at are those of src', () => {
  const names = sources.flatMap(({ exported }) => exported.map(({ name }) => name))
  expect(names).toEqual(expect.arrayContaining(['FormatError', 'treeKeywords', 'predictBase', 'Layer', 'Digest']))
  expect(sources.flatMap(({ imported }) => imported)).toContain('action/start-action.ts#startAction')
})
