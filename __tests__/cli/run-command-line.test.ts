import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { parseCommandLine } from '../../src/cli/arguments.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import type { ExitCode } from '../../src/cli/run-command-line.ts'
import { version } from '../../src/cli/version.ts'
import { UserError } from '../../src/errors.ts'
import type { StoreKeeper, UseCases } from '../../src/use-cases.ts'
import { answering } from '../action/runner.ts'
import { expectPrintedPlan } from '../report/plan-schema.ts'
import { planOf } from '../report/plans.ts'

const plan = planOf({ base: { file: 's.yaml' }, app: { file: 's.yaml', verdict: 'miss', on: ['base'] } })

interface Place {
  readonly cwd: string
  readonly cache: string
}

function openPlace(): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'stack cache cli ')))
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true })
  })
  const place = { cwd: join(root, 'project'), cache: join(root, 'cache') }
  mkdirSync(place.cwd)
  for (const file of ['stacker.yaml', 'other.yaml']) writeFileSync(join(place.cwd, file), '')
  return place
}

interface Answer {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

async function run(
  place: Place,
  args: readonly string[],
  options: { useCases?: UseCases; keeper?: StoreKeeper; terminal?: boolean; environment?: Record<string, string> } = {},
): Promise<Answer> {
  let [out, err] = ['', '']
  const keeper: StoreKeeper = options.keeper ?? { run: () => Promise.reject(new Error('not asked for')) }
  const code = await runCommandLine(args, options.useCases ?? answering(plan).useCases, keeper, {
    terminal: {
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
      outIsTerminal: options.terminal === true,
      errIsTerminal: options.terminal === true,
    },
    environment: { HOME: '/nowhere', XDG_CACHE_HOME: place.cache, ...options.environment },
    cwd: place.cwd,
    now: () => 0,
    version: '1.2.3',
  })
  if (code === 0) expectPrintedPlan(args, out)
  return { code, out, err }
}

describe('commands', () => {
  test('plan prints a table, and only --exit-code makes work an exit code', async () => {
    const place = openPlace()
    const { code, out, err } = await run(place, ['plan'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('miss  app')
    expect((await run(place, ['plan', '--exit-code'])).code).toBe(10)
    const good = answering(planOf({ base: { file: 's.yaml' } })).useCases
    expect((await run(place, ['plan', '--exit-code'], { useCases: good })).code).toBe(0)
  })

  test('--json is the plan document and nothing else', async () => {
    const { out } = await run(openPlace(), ['plan', '--json'])
    expect(JSON.parse(out)).toMatchObject({ format: 1, rebuild: ['app'], any: true })
  })

  test('options have the names of the inputs', async () => {
    const place = openPlace()
    const { useCases, called } = answering(plan)
    const args = [
      '-f',
      'other.yaml',
      '--stackerfiles',
      'stacker.yaml',
      '--substitute',
      'A=1\n2',
      '--substitute',
      'B=',
      '--no-verity',
    ]
    const { code } = await run(
      place,
      ['plan', ...args, '--layer-type', 'squashfs', '--from', 'local', '--store=dir:x'],
      { useCases },
    )
    expect(code).toBe(0)
    expect(called.options[0]).toMatchObject({
      sources: { files: [join(place.cwd, 'other.yaml'), join(place.cwd, 'stacker.yaml')] },
      substitute: ['A=1\n2', 'B='],
      verity: false,
      layerTypes: ['squashfs'],
      from: 'local',
      store: [{ kind: 'directory', path: join(place.cwd, 'x') }],
    })
  })

  test('-f takes several values, as a shell makes them of a glob', async () => {
    const place = openPlace()
    const { useCases, called } = answering(plan)
    const { code } = await run(place, ['plan', '-f', 'other.yaml', 'stacker.yaml', '--verbose'], { useCases })
    expect(code).toBe(0)
    expect(called.options[0]?.sources).toMatchObject({
      files: [join(place.cwd, 'other.yaml'), join(place.cwd, 'stacker.yaml')],
    })
  })

  test('--only shows layers of these verdicts, and --color asks for colour where there is no terminal', async () => {
    const place = openPlace()
    const { out } = await run(place, ['plan', '--only', 'miss,always'])
    expect(out).toContain('miss  app')
    expect(out).not.toContain('base')
    expect((await run(place, ['plan', '--color', 'always'])).out).toContain('\u001b[33mmiss')
    expect((await run(place, ['plan', '--color', 'never'], { terminal: true })).out).not.toContain('\u001b')
  })

  test('a plan is compared with a plan document', async () => {
    const place = openPlace()
    const file = join(place.cwd, 'before.json')
    const earlier = answering(planOf({ app: { file: 's.yaml' }, old: { file: 's.yaml' } })).useCases
    writeFileSync(file, (await run(place, ['plan', '--json'], { useCases: earlier })).out)
    const { code, out } = await run(place, ['plan', '--against', 'before.json'])
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      '3 layers differ; 0 layers as before.',
      expect.stringMatching(/^ {2}base \(.*\) {2}new, hit$/) as string,
      expect.stringMatching(/^ {2}app \(.*\) {2}hit -> miss: no build of it is in the cache$/) as string,
      expect.stringMatching(/^ {2}old \(.*\) {2}gone, was hit$/) as string,
      '',
    ])
    writeFileSync(file, '{"format": 2}')
    expect(await run(place, ['plan', '--against', 'before.json'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^before\.json: against: plan\.format: expected 1; give a file that /) as string,
    })
    expect((await run(place, ['plan', '--against', 'none.json'])).code).toBe(1)
  })

  test('a refresh that no layer has the name of is told, with what will have been meant', async () => {
    const place = openPlace()
    expect((await run(place, ['plan', '--refresh', 'ap?', '--refresh', 'appp'])).err).toBe(
      'warning: refresh: no layer is called "appp"; did you mean "app"?\n',
    )
  })

  test('bash and fish read the completions, and find commands and options in them', async () => {
    const place = openPlace()
    const script = join(place.cwd, 'completion')
    writeFileSync(script, (await run(place, ['completion', 'bash'])).out)
    const ask = (...words: readonly string[]): string =>
      execFileSync('bash', [
        '-c',
        'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _stack_cache; echo "${COMPREPLY[*]}"',
        '-',
        script,
        'stack-cache',
        ...words,
      ])
        .toString()
        .trim()
    expect(ask('pl')).toBe('plan')
    expect(ask('plan', '--stack')).toBe(
      '--stackerfiles --stacker-file-pattern --stacker-dir --stacker-version --stacker-user',
    )
    expect(ask('store', '--dry')).toBe('--dry-run')
    expect((await run(place, ['completion', 'fish'])).out).toContain(
      "complete -c stack-cache -n '__fish_seen_subcommand_from plan' -l exit-code",
    )
    expect((await run(place, ['completion', 'zsh'])).out).toContain('bashcompinit')
  })

  test("the store is in the user's cache directory unless another one is named", async () => {
    const place = openPlace()
    const { useCases, called } = answering(plan)
    await run(place, ['plan'], { useCases })
    await run(place, ['plan'], { useCases, environment: { XDG_CACHE_HOME: 'relative', HOME: '/home/me' } })
    expect(called.options.map(({ store }) => store)).toEqual([
      [{ kind: 'directory', path: join(place.cache, 'stack-cache/store') }],
      [{ kind: 'directory', path: '/home/me/.cache/stack-cache/store' }],
    ])
  })

  test('save takes over the options and the note of the last restore', async () => {
    const place = openPlace()
    const { useCases, called } = answering(plan)
    expect((await run(place, ['restore', '-f', 'other.yaml', '--substitute', 'A=1'], { useCases })).out).toContain(
      'Restored 1 layer',
    )
    expect((await run(place, ['save', '--budget', '1GB'], { useCases })).code).toBe(0)
    expect(called.handovers).toEqual([{ noted: [1, 'two'] }])
    expect(called.options[1]).toMatchObject({
      substitute: ['A=1'],
      budget: 1e9,
      sources: { files: [join(place.cwd, 'other.yaml')] },
    })
  })

  test('why tells one layer, and names the others when there is none of that name', async () => {
    const place = openPlace()
    expect((await run(place, ['why', 'app'])).out).toMatch(
      /^app \(.*p\/s\.yaml:1\) will be built, because\n {2}- no build of it is in the cache\n$/,
    )
    expect((await run(place, ['why', 'apps'])).err).toBe(
      'there is no layer `apps` in the given stackerfiles; did you mean `app`?\n',
    )
    const none = await run(place, ['why', 'kernel'])
    expect(none).toMatchObject({
      code: 1,
      err: 'there is no layer `kernel` in the given stackerfiles; they have `base`, `app`\n',
    })
  })

  test('store passes on what to look after', async () => {
    const place = openPlace()
    const asked: unknown[] = []
    const keeper: StoreKeeper = {
      run: (action, { json, keyPrefix, patience }) => {
        asked.push({ action, json, keyPrefix, patience })
        return Promise.resolve('done')
      },
    }
    const { out } = await run(
      place,
      ['store', 'gc', '--dry-run', '--budget', '1 MB', '--max-age', '30', '--store', 'dir:/x', '--json'],
      { keeper },
    )
    await run(place, ['store', 'show', 'app'], { keeper })
    await run(place, ['store', 'copy', 'dir:x', 'dir:/y', '--layer', 'app-*', '--key-prefix', 'Two'], { keeper })
    expect(out).toBe('done\n')
    expect(asked).toEqual([
      {
        action: {
          kind: 'gc',
          store: { kind: 'directory', path: '/x' },
          dryRun: true,
          budget: 1e6,
          maxAge: 30,
        },
        json: true,
        keyPrefix: 'stack-cache',
        patience: 60_000,
      },
      {
        action: {
          kind: 'show',
          store: { kind: 'directory', path: join(place.cache, 'stack-cache/store') },
          layer: 'app',
        },
        json: false,
        keyPrefix: 'stack-cache',
        patience: 60_000,
      },
      {
        action: {
          kind: 'copy',
          from: { kind: 'directory', path: join(place.cwd, 'x') },
          to: { kind: 'directory', path: '/y' },
          layers: ['app-*'],
        },
        json: false,
        keyPrefix: 'two',
        patience: 60_000,
      },
    ])
    expect((await run(place, ['store', 'list', '--store', 'github'], { keeper })).code).toBe(1)
    expect((await run(place, ['store', 'list', '--store', 'dir:a', '--store', 'dir:b'], { keeper })).err).toBe(
      'store: one is looked after at a time; name one\n',
    )
  })

  test.each(['plan', 'restore', 'save', 'complete', 'why', 'store'])(
    '%s has a help page that names its options',
    async (name) => {
      const { code, out } = await run(openPlace(), [name, '--help'])
      expect(code).toBe(0)
      expect(out).toContain(`Usage: stack-cache ${name}`)
      expect(out).toContain('--store')
    },
  )

  test('help and version need no project', async () => {
    const place = openPlace()
    expect((await run(place, [])).out).toContain('Usage: stack-cache COMMAND')
    expect((await run(place, ['help', 'plan'])).out).toContain('Usage: stack-cache plan')
    expect(await run(place, ['--version'])).toMatchObject({ code: 0, out: 'stack-cache 1.2.3\n' })
  })
})

describe('exit codes', () => {
  test.each([
    [['bake'], 'there is no command "bake"'],
    [['plna'], 'there is no command "plna"; did you mean "plan"?'],
    [['plan', '--stackerfile', 'x'], "Unknown option '--stackerfile'; did you mean --stackerfiles?"],
    [['plan', '--only', 'mis'], '--only: did you mean "miss"?'],
    [['plan', '--only', 'all'], '--only: it takes hit, unchanged, miss, always, unknown, error'],
    [['plan', '--color', 'red'], '--color takes auto, always or never'],
    [['why', 'app', '-f', 'a.yaml', 'b.yaml'], 'why takes the name of one layer'],
    [['completion', 'tcsh'], 'completion takes bash, zsh, fish'],
    [
      ['plan', '--verify-key', '-----BEGIN'],
      '--verify-key: a value that begins with a dash is given as --OPTION=VALUE',
    ],
    [['plan', '-f', '-x'], '-f: a value that begins with a dash is given as --OPTION=VALUE'],
    [['plan', '--colour'], "Unknown option '--colour'"],
    [['plan', 'stacker.yaml'], 'plan takes no argument "stacker.yaml"; stackerfiles are given by -f'],
    [['complete', 'app'], 'complete takes no argument "app"'],
    [['complete', '-f', 'stacker.yaml'], "Unknown option '-f'"],
    [['plan', '--budget', '1'], "Unknown option '--budget'"],
    [['plan', '--bases', 'check', '--bases', 'check'], '--bases is given 2 times'],
    [['why'], 'why takes the name of one layer'],
    [['store'], 'store takes list, show LAYER, verify, gc or copy FROM TO'],
    [['store', 'copy', 'dir:x'], 'store takes list, show LAYER, verify, gc or copy FROM TO'],
    [['store', 'copy', 'dir:x', 'dir:y', '--store', 'dir:z'], 'store copy knows no --store'],
    [['store', 'verify', '--budget', '1 MB'], 'store verify knows no --budget'],
    [['store', 'list', '--dry-run'], 'store list knows no --dry-run'],
  ])('%j is wrong usage', async (args, message) => {
    const { code, out, err } = await run(openPlace(), args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
    expect(err.split('\n')).toHaveLength(2)
  })

  test('a mistake in the project is 1, with its place as an editor reads it', async () => {
    const place = openPlace()
    const mistake = new UserError({
      message: 'bad\u001b[2J',
      place: { file: join(place.cwd, 's.yaml'), line: 2, column: 3 },
      excerpt: 'x\n ^',
    })
    const useCases: UseCases = { ...answering(plan).useCases, plan: () => Promise.reject(mistake) }
    expect(await run(place, ['plan'], { useCases })).toEqual({
      code: 1,
      out: '',
      err: 's.yaml:2:3: bad\\x1b[2J\nx\n ^\n',
    })
    expect((await run(place, ['plan', '-f', 'missing.yaml'])).code).toBe(1)
    expect((await run(place, ['plan', '--store', 'github'])).code).toBe(1)
    expect((await run(place, ['plan', '--bases', 'x'])).err).toBe('bases: expected "check" or "recorded", got "x"\n')
  })

  test.each(['plan', 'save'])(
    '%s tells what a builds file says and the disk refutes where it stands',
    async (command) => {
      const place = openPlace()
      const file = [
        'defaults: {stackerfiles: none.yaml}',
        'builds:',
        '  - name: app-${variant.arch}',
        "    stackerfiles: [stacker.yaml, '${variant.arch}/*.yaml']",
        '    variants: {arch: [arm64]}',
        '  - name: tools',
        '  - name: usual',
        '    working-directory: gone',
      ]
      writeFileSync(join(place.cwd, 'stack-cache.yaml'), `${file.join('\n')}\n`)
      const mistakesOf = async (build: string): Promise<string> => (await run(place, [command, '--build', build])).err
      expect(await mistakesOf('app-arm64')).toBe(
        `stack-cache.yaml:4:34: build "app-arm64": stackerfiles: no file matches "${place.cwd}/arm64/*.yaml"; name existing stackerfiles in this build\n${file[3] ?? ''}\n${' '.repeat(33)}^\n`,
      )
      expect(await mistakesOf('tools')).toContain(
        `stack-cache.yaml:1:26: build "tools": stackerfiles: there is no file`,
      )
      expect(await mistakesOf('usual')).toContain(
        `stack-cache.yaml:8:24: build "usual": working-directory: "${place.cwd}/gone" is not a directory; give the`,
      )
    },
  )

  test.each([
    [['plan', '--layer-type', 'squashfs'], 'since layer-type describes', 'leave it out, write it into that file'],
    [
      ['save', '--no-verity', '--substitute', 'A=1'],
      'since substitute and no-verity describe',
      'leave them out, write',
    ],
    [
      ['publish', '--publish-to=docker://x.example/y', '--publish-stackerfiles=a'],
      'since publish-stackerfiles describes',
      'leave it out, or give',
    ],
  ])(
    'where %j describes a build of its own, a missing stackerfile is told with the builds file',
    async (args, ...said) => {
      const place = openPlace()
      rmSync(join(place.cwd, 'stacker.yaml'))
      const missing = `stackerfiles: there is no file "${place.cwd}/stacker.yaml"; `
      expect((await run(place, args)).err).toBe(`${missing}name existing stackerfiles by -f\n`)
      writeFileSync(join(place.cwd, 'stack-cache.yaml'), 'builds: [{name: app, stackerfiles: other.yaml}]\n')
      const { code, err } = await run(place, args)
      expect(code).toBe(1)
      expect(err).toContain(`${missing}stack-cache.yaml is not read, `)
      for (const words of said) expect(err).toContain(words)
      expect(err).toMatch(/or give stackerfiles, too\n$/)
      expect((await run(place, [...args, '-f', 'none.yaml'])).err).toContain('name existing stackerfiles by -f')
    },
  )

  test('a build that leaves its stackerfiles to the default is where it is told that there is none', async () => {
    const place = openPlace()
    rmSync(join(place.cwd, 'stacker.yaml'))
    writeFileSync(join(place.cwd, 'stack-cache.yaml'), 'builds:\n  - name: app\n')
    expect(await run(place, ['plan'])).toMatchObject({
      code: 1,
      err: expect.stringContaining(`stack-cache.yaml:2:5: build "app": stackerfiles: there is no file`) as string,
    })
  })

  describe('a plan by which stacker will stop', () => {
    const stops = (count: number): UseCases => {
      const reasons = [{ code: 'bad-import', subject: 'x', detail: 'no such\u001b file' }] as const
      const layers = Array.from({ length: count }, (_, at) => {
        return [`app${String(at)}`, { file: 's.yaml', line: 7 + at, verdict: 'error', reasons }] as const
      })
      return answering(planOf({ base: { file: 's.yaml' }, ...Object.fromEntries(layers) })).useCases
    }

    test('is a plan, and 1 for who asks by the exit code whether to go on, with the lines', async () => {
      const place = openPlace()
      expect(await run(place, ['plan'], { useCases: stops(1) })).toMatchObject({ code: 0, err: '' })
      const asked = await run(place, ['plan', '--exit-code'], { useCases: stops(1) })
      expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('which will stop at it') as string })
      expect(asked.err).toBe(
        `${relative(place.cwd, '/p/s.yaml')}:7:1: stacker will stop at layer \`app0\`: stacker cannot take \`x\`: no such\\x1b file\n`,
      )
    })

    test('is 1 with the document alone on standard output, too, and names the first of many', async () => {
      const { code, out, err } = await run(openPlace(), ['plan', '--exit-code', '--json'], { useCases: stops(12) })
      expect([code, JSON.parse(out)]).toMatchObject([1, { any: true, count: 12 }])
      expect(err.split('\n')).toHaveLength(12)
      expect(err).toMatch(/^and 2 more\n$/m)
    })
  })

  test('a fault of ours is 70, with its stack', async () => {
    const useCases: UseCases = { ...answering(plan).useCases, plan: () => Promise.reject(new TypeError('oops')) }
    const { code, err } = await run(openPlace(), ['plan'], { useCases })
    expect(code).toBe(70)
    expect(err).toMatch(/please report it:\nTypeError: oops\n {4}at /)
  })
})

describe('where it is shown', () => {
  const talking: UseCases = {
    ...answering(plan).useCases,
    plan: (_options, { log }) => {
      log.debug('detail')
      log.info('progress')
      log.warning('trouble')
      return Promise.resolve(plan)
    },
  }

  test('a terminal gets colour and progress', async () => {
    const { out, err } = await run(openPlace(), ['plan'], { useCases: talking, terminal: true })
    expect(out).toContain('\u001b[')
    expect(err).toBe('progress\nwarning: trouble\n')
  })

  test('a pipe gets neither, but warnings', async () => {
    const { out, err } = await run(openPlace(), ['plan'], { useCases: talking })
    expect(out).not.toContain('\u001b[')
    expect(err).toBe('warning: trouble\n')
    expect((await run(openPlace(), ['plan', '--verbose'], { useCases: talking })).err).toBe(
      'detail\nprogress\nwarning: trouble\n',
    )
  })

  test('NO_COLOR is honoured', async () => {
    const { out } = await run(openPlace(), ['plan'], { terminal: true, environment: { NO_COLOR: '1' } })
    expect(out).not.toContain('\u001b[')
  })
})

test('every option of the help pages is one that the command takes', async () => {
  const place = openPlace()
  for (const command of ['plan', 'restore', 'save', 'why', 'store']) {
    const { out } = await run(place, [command, '--help'])
    const named = [...new Set([...out.matchAll(/--([a-z][a-z-]+)/g)].map(([, name]) => name ?? ''))]
    for (const name of named) {
      const parsed = parseCommandLine([
        command,
        ...(command === 'store' ? ['gc'] : ['x'].slice(0, command === 'why' ? 1 : 0)),
        `--${name}`,
      ])
      const message = parsed.kind === 'wrong-usage' ? parsed.message : ''
      expect(message, `${command} --${name}`).not.toMatch(/Unknown/)
    }
  }
})

test('the version is that of the package', () => {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  expect((JSON.parse(text) as { version: string }).version).toBe(version)
})
