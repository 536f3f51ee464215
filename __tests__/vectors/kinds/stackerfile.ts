import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { UserError } from '../../../src/errors.ts'
import { encodeGoJson } from '../../../src/formats/go-json-encode.ts'
import type { GoFields } from '../../../src/formats/go-type.ts'
import { findRelease } from '../../../src/release/releases.ts'
import type { Release } from '../../../src/release/release.ts'
import { findStackerfiles } from '../../../src/stackerfile/find.ts'
import { loadProject } from '../../../src/stackerfile/load.ts'
import { orderLayers } from '../../../src/stackerfile/order.ts'
import { parseStackerfile, type ParsedStackerfile } from '../../../src/stackerfile/parse.ts'
import { entriesOf, fieldsOf, listOf, textOf, type Expect, type Report } from '../harness.ts'

const host = { os: 'linux', arch: 'amd64' } as const

export async function run(data: unknown, report: Report): Promise<void> {
  const { vectors, multi } = fieldsOf(data, 'stackerfile', ['vectors', 'multi'], ['meta'])
  for (const vector of listOf(vectors, 'vectors')) await runVector(vector, report)
  for (const item of listOf(multi, 'multi')) await runProject(item, report)
}

async function runVector(vector: unknown, report: Report): Promise<void> {
  const item = fieldsOf(
    vector,
    'vector',
    ['id', 'category', 'dir', 'file', 'js_frontend', 'expect'],
    ['input', 'input_b64', 'substitutions', 'require_hash'],
  )
  const id = textOf(item['id'], 'id')
  const bytes =
    item['input_b64'] === undefined
      ? Buffer.from(textOf(item['input'] ?? '', 'input'))
      : Buffer.from(textOf(item['input_b64'], 'input_b64'), 'base64')
  // Where the syntax tree may give up (docs/stacker/stackerfile.md#3.10); anywhere else that is a failure.
  const mayBeUnsure = ['unsure', 'lib_rejects'].includes(textOf(item['js_frontend'], 'js_frontend'))
  for (const expectation of listOf(item['expect'], 'expect')) {
    const wanted = fieldsOf(
      expectation,
      id,
      ['releases', 'result'],
      [
        'error',
        'after_substitutions',
        'file_order',
        'layers',
        'json_unstable',
        'prerequisites',
        'prerequisites_error',
        'dependency_order',
        'dependency_error',
        'stackerfiles_error',
      ],
    )
    for (const tag of listOf(wanted['releases'], 'releases')) {
      await report.case(`${id} ${textOf(tag, 'release')}`, (expect) => {
        const release = findRelease(textOf(tag, 'release'))
        if (release === undefined) throw new Error('the release is not known')
        const parsed = parseStackerfile(bytes, {
          path: path.posix.join(textOf(item['dir'], 'dir'), textOf(item['file'], 'file')),
          release,
          substitutions: listOf(item['substitutions'] ?? [], 'substitutions').map((text) =>
            textOf(text, 'substitution'),
          ),
          host,
          requireHash: item['require_hash'] === true,
        })
        checkVector(parsed, wanted, release, mayBeUnsure, expect)
      })
    }
  }
}

function checkVector(
  parsed: ParsedStackerfile,
  wanted: Record<string, unknown>,
  release: Release,
  mayBeUnsure: boolean,
  expect: Expect,
): void {
  if (wanted['result'] !== 'ok') {
    // A file that stacker refuses needs an error; one that only the library cannot read gets a doubt instead, which is not a wrong value.
    if (parsed.kind === 'read' && !mayBeAccepted(parsed)) expect('result', parsed.kind, wanted['result'])
    return
  }
  if (parsed.kind === 'unsure' || (parsed.kind === 'read' && parsed.layers.some(({ unsure }) => unsure.length > 0))) {
    if (!mayBeUnsure) expect('result', parsed, 'ok')
    return
  }
  if (parsed.kind === 'refused') {
    if (wanted['prerequisites_error'] === undefined) expect('result', parsed.problems, 'ok')
    return
  }
  const { layers } = parsed
  expect(
    'file order',
    layers.map(({ name }) => name),
    wanted['file_order'] ?? [],
  )
  const type = release.entry.fields.find(({ name }) => name === 'Layer')?.type
  if (type === undefined) throw new Error('no layer')
  const written = layers.map(
    ({ name, layer }) => [name, encodeGoJson(type, layer as unknown as GoFields, 'go1.19')] as const,
  )
  expect('layers', Object.fromEntries(written), Object.fromEntries(entriesOf(wanted['layers'] ?? {}, 'layers')))
  const unstable = new Set(layers.filter(({ neverEqual }) => neverEqual.length > 0).map(({ name }) => name))
  expect('unstable', [...unstable].sort(), [...listOf(wanted['json_unstable'] ?? [], 'json_unstable')].sort())
  if (wanted['after_substitutions'] !== undefined) {
    expect('text', parsed.afterSubstitutions, wanted['after_substitutions'])
  }
  expect(
    'prerequisites',
    parsed.prerequisites.map((prerequisite) => prerequisite.path),
    wanted['prerequisites'] ?? [],
  )
  if (parsed.prerequisites.length > 0) return
  const order = orderLayers(layers, new Set())
  if (wanted['dependency_error'] !== undefined) expect('order', order.kind, 'refused')
  else if (order.kind === 'refused') expect('order', order.problems, wanted['dependency_order'])
  else
    expect(
      'order',
      order.layers.map(({ name }) => name),
      wanted['dependency_order'] ?? [],
    )
}

function mayBeAccepted(parsed: Extract<ParsedStackerfile, { kind: 'read' }>): boolean {
  return parsed.layers.some(({ unsure }) => unsure.length > 0)
}

const recorded = '/srv/proj'

async function runProject(item: unknown, report: Report): Promise<void> {
  const project = fieldsOf(
    item,
    'multi',
    ['id', 'files', 'dir', 'expect_v1_2_0'],
    ['links', 'roots', 'search_dir', 'pattern'],
  )
  const id = textOf(project['id'], 'id')
  const directory = await realpath(await mkdtemp(path.join(os.tmpdir(), 'stackerfile-')))
  try {
    for (const [name, text] of entriesOf(project['files'], 'files')) {
      const file = path.join(directory, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, textOf(text, name).replaceAll(recorded, directory))
    }
    for (const [name, target] of entriesOf(project['links'] ?? {}, 'links')) {
      const link = path.join(directory, name)
      await mkdir(path.dirname(link), { recursive: true })
      await symlink(textOf(target, name).replaceAll(recorded, directory), link)
    }
    await report.case(`multi ${id}`, (expect) => checkProject(project, directory, expect))
  } finally {
    await rm(directory, { recursive: true })
  }
}

async function checkProject(project: Record<string, unknown>, directory: string, expect: Expect): Promise<void> {
  const wanted = fieldsOf(
    project['expect_v1_2_0'],
    'expect',
    [],
    ['found', 'stackerfiles', 'possible_orders', 'layer_order', 'dep_errors', 'error', 'hangs'],
  )
  const place = (text: string): string => text.replaceAll(recorded, directory)
  const fails = ['error', 'hangs', 'dep_errors'].some((key) => wanted[key] !== undefined)
  try {
    let roots = listOf(project['roots'] ?? [], 'roots').map((root) => path.resolve(directory, textOf(root, 'root')))
    if (project['search_dir'] !== undefined) {
      // Recorded below the command line, which replaces a dot by the working directory.
      const searched = place(textOf(project['search_dir'], 'search_dir')).replace(/^\.$/, './')
      const found = await findStackerfiles(searched, textOf(project['pattern'], 'pattern'), directory)
      const wantedFiles = listOf(wanted['found'] ?? [], 'found').map((file) =>
        path.resolve(directory, place(textOf(file, 'found'))),
      )
      expect('found', found.files, wantedFiles)
      roots = [...found.files]
    }
    const release = findRelease('v1.2.0')
    if (release === undefined) throw new Error('the release is not known')
    const { builds } = await loadProject({
      builds: [{ roots }],
      release,
      substitutions: [],
      directories: {
        rootsDir: path.join(directory, 'roots'),
        stackerDir: path.join(directory, '.stacker'),
        ociDir: path.join(directory, 'oci'),
        workDir: undefined,
      },
      host,
      workingDirectory: directory,
    })
    expect('refused', false, fails)
    const [build] = builds
    const files = (build?.files ?? []).map((file) => file.path)
    const orders = listOf(wanted['possible_orders'] ?? [], 'possible_orders').map((order) =>
      order === null ? [] : listOf(order, 'order').map((file) => place(textOf(file, 'file'))),
    )
    if (!orders.some((order) => order.join('\n') === files.join('\n'))) expect('file order', files, orders)
    for (const [file, order] of entriesOf(wanted['layer_order'] ?? {}, 'layer_order')) {
      const inFile = (build?.layers ?? []).filter(({ stackerfile }) => stackerfile === place(file))
      expect(
        `layers of ${file}`,
        inFile.map(({ name }) => name),
        order,
      )
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    expect(`refused: ${error.message}`, true, fails)
  }
}
