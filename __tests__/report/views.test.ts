import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Plan, Reason, ReasonCode } from '../../src/layer/build-plan.ts'
import { showFrom } from '../../src/report/document.ts'
import { planDocument } from './plan-document.ts'
import { markdownCode, markdownText, mermaidLabel, visible, visibleJson } from '../../src/report/escape.ts'
import { formatBytes, formatSeconds } from '../../src/report/figures.ts'
import { renderGraph } from '../../src/report/graph.ts'
import { describeReason, describeReasons, inBackticks, plain } from '../../src/report/reason.ts'
import { summariseSave } from '../../src/report/save-summary.ts'
import { summarisePlan } from '../../src/report/summary.ts'
import { renderPlan, renderRestore, renderSave } from '../../src/report/terminal-table.ts'
import { restoredWord } from '../../src/report/transfer.ts'
import { explainLayer, findLayers } from '../../src/report/why.ts'
import { planOf } from './plans.ts'

const show = showFrom('/p')
const style = { colour: false, show }

const chain = planOf({
  tools: {
    file: 'tools.yaml',
    verdict: 'miss',
    line: 3,
    reasons: [{ code: 'import-changed', subject: 'conf', changes: [{ path: 'a.ini', before: '1', after: '2' }] }],
  },
  base: {
    file: 'images/stacker.yaml',
    verdict: 'miss',
    reasons: [{ code: 'base-rebuilt', subject: 'tools' }],
    on: ['tools'],
  },
  app: {
    file: 'images/stacker.yaml',
    verdict: 'miss',
    line: 12,
    on: ['base'],
    reasons: [
      { code: 'base-rebuilt', subject: 'base' },
      {
        code: 'definition-changed',
        subject: '',
        changes: [{ path: 'run[0]', before: 'v1', after: 'v2', substitution: 'VERSION' }],
      },
    ],
  },
  docs: { file: 'docs.yaml' },
})

test('JSON for people holds no control character and none that reverses or hides text, and says the same', () => {
  const texts = ['\u0000\u001b[31m\u007f\u009b', 'a\u202eb\u2066c\u200bd\ufeff', '\u2028\u2029', '\u{e0041}', 'é\n日本']
  const shown = visibleJson({ texts }, 2)
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(shown).toContain('a\\u202eb\\u2066c\\u200bd\\ufeff')
  expect(shown).toContain('\\udb40\\udc41')
  expect(shown).toContain('日本')
  expect(JSON.parse(shown)).toEqual({ texts })
})

const edited = planOf({
  app: {
    file: 's.yaml',
    verdict: 'miss',
    reasons: [
      {
        code: 'definition-changed',
        subject: '',
        changes: [
          {
            path: 'run[0]',
            before: JSON.stringify('./configure\nmake\u001b[2J\nmake install\n'),
            after: JSON.stringify('./configure\nmake all\n```\nmake install\n'),
          },
        ],
      },
    ],
  },
})

describe('the headline', () => {
  const headlineOf = (plan: Plan): string => renderPlan(plan, style).split('\n')[0] ?? ''

  test('counts what will be built', () => {
    expect(headlineOf(chain)).toBe(`3 of 4 layers will be built by stacker ${chain.release.tag}.`)
  })

  test('does not say that nothing is to be built when no layer is known of a file that is', () => {
    const unread: Plan = {
      ...planOf({}),
      builds: [{ roots: ['/p/s.yaml'], files: [{ path: '/p/s.yaml', prerequisites: [], unread: true }] }],
    }
    expect(headlineOf(planOf({}))).toBe('There are no layers to build.')
    expect(headlineOf(unread)).toMatch(/^All layers of 1 stackerfile that could not be read will be built by stacker v/)
    expect(headlineOf({ ...unread, layers: chain.layers })).toMatch(
      /^3 of 4 layers, and all layers of 1 stackerfile that could not be read, will be built/,
    )
  })

  test('tells once that the release is not known, and by which rules is planned', () => {
    const of = (reason: Reason): Plan =>
      planOf({
        a: { file: 's.yaml', verdict: 'unknown', reasons: [reason] },
        b: { file: 's.yaml', verdict: 'unknown', reasons: [reason] },
      })
    const named = of({ code: 'release-unknown', subject: 'v9.9.9', detail: 'its rules are not in the table' })
    expect(renderPlan(named, style).split('\n')).toEqual([
      '2 of 2 layers will be built by stacker v9.9.9: its rules are not in the table.',
      '  unknown  a  s.yaml:1',
      '  unknown  b  s.yaml:1',
    ])
    expect(planDocument(named, '/p').layers[1]?.reasons).toHaveLength(1)
    expect(headlineOf(of({ code: 'release-unknown', subject: 'v1.2.0' }))).toBe(
      '2 of 2 layers will be built by stacker of a release that is not known; its rules are taken to be those of v1.2.0.',
    )
  })

  test('tells that stacker will not get through', () => {
    const stop = planOf({ app: { file: 's.yaml', verdict: 'error', reasons: [{ code: 'bad-import', subject: 'x' }] } })
    expect(headlineOf(stop)).toMatch(/^1 of 1 layer will .*, which will stop at it\.$/)
    const base = [{ code: 'bad-import', subject: '', detail: 'unknown layer type: x' }] as const
    const unknown = planOf({ app: { file: 's.yaml', verdict: 'error', reasons: base } })
    expect(renderPlan(unknown, style)).toContain('stacker cannot take its base: unknown layer type: x')
    const one = { file: 's.yaml', verdict: 'miss', reasons: [] } as const
    const other = { file: 's.yaml', verdict: 'error', reasons: [{ code: 'bad-import', subject: 'x' }] } as const
    expect(headlineOf(planOf({ one, other }))).toMatch(/^2 of 2 layers will .*, which will stop at one of them\.$/)
  })
})

describe('the plan document', () => {
  test('has the members that its readers rely on', () => {
    const document = planDocument(chain, '/p')
    expect(Object.keys(document)).toEqual([
      'format',
      'stacker',
      'layers',
      'seconds',
      'digests',
      'publish',
      'rebuild',
      'hit',
      'any',
      'count',
      'stale',
      'anyStale',
      'stackerfiles',
      'waves',
      'matrix',
      'stages',
      'notices',
    ])
    expect(document.layers[0]).toEqual({
      name: 'tools',
      stackerfile: 'tools.yaml',
      line: 3,
      buildOnly: false,
      verdict: 'miss',
      reasons: [
        {
          code: 'import-changed',
          subject: 'conf',
          text: 'import conf changed',
          changes: [{ path: 'a.ini', before: '1', after: '2' }],
        },
      ],
      dependsOn: [],
      bytes: 0,
      seconds: null,
    })
    expect(document.layers[2]?.dependsOn).toEqual(['base'])
    expect(document.stacker).toEqual({ release: chain.release.tag, cacheVersion: chain.release.cacheVersion })
  })

  test('shows a stackerfile outside of the working directory by the way that leads there', () => {
    expect(planDocument(planOf({ a: { file: 'x.yaml' } }), '/p/sub').layers[0]?.stackerfile).toBe('../x.yaml')
  })
})

describe('words', () => {
  test('a layer that is built for another one points to it, and the cause is told there', () => {
    expect(chain.layers.map((layer) => describeReasons(chain, layer, inBackticks))).toEqual([
      ['import `conf` changed (`a.ini`)'],
      ['base `tools` will be rebuilt'],
      ['base `base` will be rebuilt', 'its definition changed (`run[0]`)'],
      [],
    ])
  })

  test('that there is no build of a layer is told where it is the cause, and by why', () => {
    const cold = planOf({
      base: { file: 's.yaml', verdict: 'miss' },
      app: {
        file: 's.yaml',
        verdict: 'miss',
        on: ['base'],
        reasons: [
          { code: 'base-rebuilt', subject: 'base' },
          { code: 'not-cached', subject: '' },
        ],
      },
    })
    const [, app] = cold.layers
    expect(app && describeReasons(cold, app, plain)).toEqual(['base base will be rebuilt'])
    expect(app && explainLayer(cold, app, style).match(/- no build of it is in the cache/g)).toHaveLength(2)
    expect(planDocument(cold, '/p').layers[1]?.reasons.map(({ code }) => code)).toEqual(['base-rebuilt', 'not-cached'])
  })

  test('what is taken from one producer is one reason in every view, and producers share a line', () => {
    const taken = (subject: string): Reason => ({ code: 'producer-rebuilt', subject })
    const plan = planOf({
      ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, { file: 's.yaml', verdict: 'miss' }])),
      one: { file: 's.yaml', verdict: 'unknown', on: ['a'], reasons: [taken('a'), taken('a'), taken('a')] },
      two: { file: 's.yaml', verdict: 'unknown', on: ['a', 'b'], reasons: [taken('a'), taken('b'), taken('a')] },
      all: {
        file: 's.yaml',
        verdict: 'unknown',
        on: ['a', 'b', 'c', 'd', 'e'],
        reasons: ['a', 'b', 'c', 'd', 'e'].map(taken),
      },
      late: { file: 's.yaml', verdict: 'unknown', on: ['one'], reasons: [taken('one')] },
    })
    expect(renderPlan(plan, style).split('\n').slice(6)).toEqual([
      '  unknown  one   s.yaml:1  `a`, which it takes files from, will be rebuilt',
      '  unknown  two   s.yaml:1  `a` and `b`, which it takes files from, will be rebuilt',
      '  unknown  all   s.yaml:1  `a`, `b`, `c` and 2 more, which it takes files from, will be rebuilt',
      '  unknown  late  s.yaml:1  `one`, which it takes files from, may be rebuilt',
    ])
    const document = planDocument(plan, '/p')
    expect(document.layers.slice(5).map(({ reasons }) => reasons.length)).toEqual([1, 2, 5, 1])
    const [one] = findLayers(plan, 'one')
    expect(one && explainLayer(plan, one, style).split('will be rebuilt')).toHaveLength(2)
    const summary = summarisePlan(plan, undefined, { show })
    expect(summary.split('which it takes files from')).toHaveLength(3)
    expect(summary).toMatch(/<samp>one<.*<samp>late<.*they may be built because of <code>a<\/code>/)
  })

  test('a layer type that is missing is told in the words of the options', () => {
    const reasons = ['tar+false', 'squashfs+true', 'erofs+false', 'tar'].map((subject) => ({
      code: 'layer-type-missing' as const,
      subject,
    }))
    expect(reasons.map((reason) => describeReason(reason, inBackticks))).toEqual([
      'the cached build has no output as `tar`',
      'the cached build has no output as `squashfs` with verity',
      'the cached build has no output as `erofs` without verity',
      'the cached build has no output as `tar`',
    ])
  })

  test('of a producer whose files stacker does not all compare the stronger is told', () => {
    const plan = planOf({
      a: { file: 's.yaml', verdict: 'miss' },
      b: {
        file: 's.yaml',
        verdict: 'miss',
        on: ['a'],
        reasons: [
          { code: 'producer-rebuilt', subject: 'a' },
          { code: 'producer-rebuilt', subject: 'a', uncompared: true },
        ],
      },
    })
    const [, b] = plan.layers
    expect(b && describeReasons(plan, b, plain)).toEqual([
      'a, which it takes files from, will be rebuilt: stacker itself does not compare imports with dest',
    ])
  })

  test('a base that may be skipped or built is told as such', () => {
    const plan = planOf({
      low: { file: 's.yaml', verdict: 'unknown', reasons: [{ code: 'generated-source', subject: 'x' }] },
      top: {
        file: 's.yaml',
        verdict: 'unknown',
        on: ['low'],
        reasons: [{ code: 'base-unresolved', subject: 'low', detail: 'it may be built again' }],
      },
      same: {
        file: 's.yaml',
        verdict: 'unknown',
        on: ['low'],
        reasons: [{ code: 'base-may-be-equal', subject: 'low' }],
      },
    })
    expect(plan.layers.slice(1).map((layer) => describeReasons(plan, layer, plain))).toEqual([
      ['base low may be rebuilt'],
      ['base low will be built again, and may come out equal: stacker decides'],
    ])
  })

  test('of many changed files a few are named, and their values never', () => {
    const paths = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, before: 'secret', after: 'hidden' }))
    const plan = planOf({
      app: { file: 's.yaml', verdict: 'miss', reasons: [{ code: 'import-changed', subject: 'src', changes: paths }] },
      one: {
        file: 's.yaml',
        verdict: 'miss',
        reasons: [{ code: 'import-changed', subject: 'a.txt', changes: [{ path: 'a.txt' }] }],
      },
    })
    const told = plan.layers.map((layer) => describeReasons(plan, layer, inBackticks))
    expect(told).toEqual([['import `src` changed (`a`, `b`, `c`, 2 more)'], ['import `a.txt` changed']])
  })

  test('layers that point at each other do not keep it talking for ever', () => {
    const round = planOf({
      a: {
        file: 's.yaml',
        verdict: 'miss',
        reasons: [{ code: 'producer-rebuilt', subject: 'stacker://b/x' }],
        on: ['b'],
      },
      b: { file: 's.yaml', verdict: 'miss', reasons: [{ code: 'producer-rebuilt', subject: 'a' }], on: ['a'] },
    })
    const [a] = round.layers
    expect(a && describeReasons(round, a, plain)).toHaveLength(1)
    expect(a && explainLayer(round, a, style)).toContain('as said above')
  })

  test('a cold plan of two hundred layers is a line for each, and why tells the whole chain', () => {
    const cold = planOf(
      Object.fromEntries(
        Array.from({ length: 201 }, (_, index) => [
          `l${index}`,
          {
            file: 's.yaml',
            verdict: 'miss' as const,
            on: index === 0 ? [] : [`l${index - 1}`, 'l0'],
            reasons: [
              ...(index === 0 ? [] : [{ code: 'base-rebuilt' as const, subject: `l${index - 1}` }]),
              ...(index < 2 ? [] : [{ code: 'producer-rebuilt' as const, subject: 'l0' }]),
              { code: 'not-cached' as const, subject: '' },
            ],
          },
        ]),
      ),
    )
    expect(renderPlan(cold, style).split('\n')).toHaveLength(203)
    expect(renderPlan(cold, { ...style, columns: 100, rows: 40 }).split('\n').length).toBeLessThan(40)
    const [layer] = findLayers(cold, 'l40')
    expect(layer && explainLayer(cold, layer, style).match(/no build of it is in the cache/g)).toHaveLength(41)
  })

  test('at a narrow terminal no word of why is cut, and nothing is wider than the terminal', () => {
    const [layer] = findLayers(chain, 'app')
    const whole = layer === undefined ? '' : explainLayer(chain, layer, style)
    const narrow = layer === undefined ? '' : explainLayer(chain, layer, { ...style, columns: 56 })
    expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBeLessThanOrEqual(56)
    expect(whole.split('\n').length).toBeLessThan(narrow.split('\n').length)
    expect(narrow.split(/\s+/)).toEqual(whole.split(/\s+/))
  })

  test('a reason that names nothing still is a sentence', () => {
    const codes: ReasonCode[] = [
      'base-changed',
      'base-unresolved',
      'shared-name',
      'never-equal',
      'base-may-be-equal',
      'colliding-names',
      'content-missing',
      'needed-by-rebuild',
    ]
    for (const code of codes)
      expect(describeReason({ code, subject: '' }, inBackticks)).not.toMatch(/ {2}|``|undefined/)
  })

  test('a detail follows its reason', () => {
    const reason: Reason = { code: 'base-unresolved', subject: 'alpine', detail: 'the registry did not answer' }
    expect(describeReason(reason, plain)).toBe(
      'its base image alpine cannot be known before the build: the registry did not answer',
    )
  })
})

describe('the terminal', () => {
  test('aligns the columns and gives every reason a line', () => {
    expect(renderPlan(chain, style)).toBe(
      [
        `3 of 4 layers will be built by stacker ${chain.release.tag}.`,
        '  miss  tools  tools.yaml:3            import `conf` changed (`a.ini`)',
        '  miss  base   images/stacker.yaml:1   base `tools` will be rebuilt',
        '  miss  app    images/stacker.yaml:12  base `base` will be rebuilt',
        '                                       its definition changed (`run[0]`)',
        '  hit   docs   docs.yaml:1',
      ].join('\n'),
    )
  })

  test('what is too wide goes on in the next line, under its column or, where there is no room, below', () => {
    const wide = renderPlan(chain, { ...style, columns: 70 }).split('\n')
    expect(wide.slice(1, 3)).toEqual([
      '  miss  tools  tools.yaml:3            import `conf` changed (`a.ini`)',
      '  miss  base   images/stacker.yaml:1   base `tools` will be rebuilt',
    ])
    const narrow = renderPlan(chain, { ...style, columns: 60 }).split('\n')
    expect(narrow.slice(1, 5)).toEqual([
      '  miss  tools',
      '        tools.yaml:3',
      '        import `conf` changed (`a.ini`)',
      '  miss  base',
    ])
    for (const line of narrow) expect(line.length).toBeLessThanOrEqual(60)
  })

  test('beyond a screen the layers that are not built share a line, then the rest is counted', () => {
    const hits = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`h${index}`, { file: 's.yaml' }]))
    const misses = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`m${index}`, { file: 's.yaml', verdict: 'miss' as const }]),
      )
    const screen = { ...style, columns: 120, rows: 20 }
    const few = renderPlan(planOf({ ...hits, ...misses(2) }), screen).split('\n')
    expect(few.slice(3)).toEqual([
      '  hit  30 layers that will not be built; --only hit lists them',
      '  32 layers: 2 miss, 30 hit',
    ])
    const many = renderPlan(planOf({ ...hits, ...misses(50) }), screen).split('\n')
    expect(many).toHaveLength(16)
    expect(many.slice(-3)).toEqual([
      '  ... and 38 more layers: see --only VERDICT, or a pipe',
      '  hit  30 layers that will not be built; --only hit lists them',
      '  80 layers: 50 miss, 30 hit',
    ])
    const only = renderPlan(planOf({ ...hits, ...misses(2) }), { ...style, only: new Set(['miss']) }).split('\n')
    expect(only.slice(1).map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
      'miss',
      'miss',
      '32 layers (2 shown): 2 miss, 30 hit',
    ])
  })

  test('colours only when asked to', () => {
    expect(renderPlan(chain, style)).not.toContain('\u001b')
    expect(renderPlan(chain, { ...style, colour: true })).toContain('\u001b[33mmiss \u001b[0m'.replace('miss ', 'miss'))
  })

  test('a name cannot steer the terminal or start a new line', () => {
    const text = renderPlan(planOf({ 'a\u001b[2J\n::error::x\u202e': { file: 's.yaml', verdict: 'miss' } }), style)
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toContain('a\\x1b[2J\\n::error::x\\u202e')
  })

  test('why tells fields with both values, and the layers behind', () => {
    const [app] = findLayers(chain, 'app')
    expect(app && explainLayer(chain, app, style)).toBe(
      [
        'app (images/stacker.yaml:12) will be built, because',
        '  - base `base` will be rebuilt',
        '      base (images/stacker.yaml:1) will be built, because',
        '        - base `tools` will be rebuilt',
        '            tools (tools.yaml:3) will be built, because',
        '              - import `conf` changed',
        '                  a.ini: "1" -> "2"',
        '  - its definition changed',
        '      run[0]: "v1" -> "v2" (from substitution VERSION)',
      ].join('\n'),
    )
  })

  test('why tells the changed lines of a long run, and who changed it', () => {
    const [app] = findLayers(edited, 'app')
    const [reason] = app?.reasons ?? []
    const last = {
      kind: 'commit',
      hash: 'a'.repeat(40),
      author: 'Jane',
      day: '2026-01-02',
      title: 'x\u001b[2J',
    } as const
    const lastChanges = new Map(reason === undefined ? [] : [[reason, last]])
    expect(app && explainLayer(edited, app, { ...style, lastChanges })).toBe(
      [
        'app (s.yaml:1) will be built, because',
        '  - its definition changed',
        '      run[0]',
        '        @@ line 2 @@',
        '        -make\\x1b[2J',
        '        +make all',
        '        +```',
        '      last changed in `aaaaaaaaaaaa` by Jane on 2026-01-02: x\\x1b[2J',
      ].join('\n'),
    )
  })

  test('transfers are told with what was left out', () => {
    const layer = { stackerfile: '/p/s.yaml', name: 'a' }
    const restored = {
      store: 'github',
      restored: [{ ...layer, bytes: 1500, seconds: 8 }],
      notRestored: [{ ...layer, name: 'b', why: 'its blob is gone' }],
      bytesDown: 1200,
      seconds: 0.5,
    }
    expect(restoredWord(restored)).toBe('partial')
    expect(renderRestore(restored, style)).toBe(
      'Restored 1 layer (1.5 kB) from github: 1.2 kB down in 0.5 s.\n  not restored  b: its blob is gone',
    )
    const saved = {
      store: 'github',
      saved: [{ ...layer, bytes: 10 }],
      notSaved: [],
      differences: [{ ...layer, predicted: 'hit' as const, rebuilt: true }],
      bytesDown: 0,
      bytesUp: 10,
      seconds: 61,
    }
    expect(renderSave(saved, style)).toContain('differs  a: planned as hit, was built')
    expect(summariseSave(saved)).toContain('[!WARNING]')
    const other = [{ ...layer, predicted: 'unknown' as const, rebuilt: true, found: 'other-definition' as const }]
    expect(renderSave({ ...saved, differences: other }, style)).toContain(
      'differs  a: planned as unknown, was built with another definition: were the same options given to both?',
    )
    expect(summariseSave({ ...saved, differences: other })).not.toContain('report this')
    expect(summariseSave({ ...saved, differences: [], skipped: 'the cache is read-only' })).toContain(
      '### stack-cache: nothing saved, the cache is read-only',
    )
  })
})

describe('the summary', () => {
  test('shows names and fields but not the values that substitutions put there', () => {
    const text = summarisePlan(chain, undefined, { show })
    expect(text).toContain(
      '<td nowrap>▲ miss</td><td nowrap><samp>app</samp><br><sub>images/stacker.yaml&#58;12</sub></td>',
    )
    expect(text).toContain('run[0] (from substitution VERSION)')
    expect(text).not.toMatch(/v[12]"/)
    expect(text).toContain('a.ini: "1" -> "2"')
    expect(text).toContain('classDef miss fill:#fde68a,stroke:#b45309,color:#111')
  })

  test('shows the changed lines of a run in a fence that they cannot end', () => {
    const reason = edited.layers[0]?.reasons[0]
    const last = { kind: 'commit', hash: 'a'.repeat(40), author: '@jane|<b>', day: '2026-01-02', title: '`x`' } as const
    const lastChanges = new Map(reason === undefined ? [] : [[reason, last]])
    expect(summarisePlan(edited, undefined, { show, lastChanges })).toContain(
      [
        '  - `run[0]`',
        '',
        '    ````diff',
        '    @@ line 2 @@',
        '    -make\\x1b[2J',
        '    +make all',
        '    +```',
        '    ````',
        '',
        '  - its stackerfile: last changed in `aaaaaaaaaaaa` by &#64;jane&#124;&#60;b&#62; on 2026-01-02: &#96;x&#96;',
      ].join('\n'),
    )
  })

  test('keeps to itself the lines of a run that a substitution is in', () => {
    const [reason] = edited.layers[0]?.reasons ?? []
    const changes = (reason?.changes ?? []).map((change) => ({ ...change, substitution: 'MODE' }))
    const plan = planOf({
      app: {
        file: 's.yaml',
        verdict: 'miss',
        reasons: [{ ...reason, code: 'definition-changed', subject: '', changes }],
      },
    })
    const text = summarisePlan(plan, undefined, { show })
    expect(text).toContain('run[0] (from substitution MODE)')
    expect(text).not.toContain('make')
  })

  test('stays below 512 KiB and says what is missing', () => {
    const layers = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [
        `layer-with-a-name-${index}`,
        {
          file: 's.yaml',
          verdict: 'miss' as const,
          reasons: [{ code: 'import-changed' as const, subject: `file-${index}` }],
        },
      ]),
    )
    const text = summarisePlan(planOf(layers), undefined, { show })
    expect(Buffer.byteLength(text)).toBeLessThan(512 * 1024)
    expect(text).toMatch(/more lines did not fit here/)
    expect(text).toContain('<th align="left">verdict</th><th align="left">layer</th>')
  })

  test('nothing that others wrote becomes markup', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('|', '`', '\n', '<', '&', '"', ']', '\\', '#', '-', 'x', ' ', '\u202e'),
      minLength: 1,
    })
    fc.assert(
      fc.property(nasty, (name) => {
        const code = markdownCode(name)
        expect(code).toMatch(/^(`[^`|\\\n]+`|<code>(&#\d+;|[\p{L}\p{N} ])*<\/code>)$/u)
        expect(markdownText(name)).not.toMatch(/[|`<\n\\\]]/)
        expect(mermaidLabel(name)).not.toMatch(/["`\n<\]]|#(?!\d+;)/)
        const text = summarisePlan(
          planOf({ a: { file: 's.yaml' }, [`y${name.replaceAll('@', '')}`]: { file: 's.yaml', on: ['a'] } }),
          undefined,
          { show },
        )
        expect(text.split('\n').filter((line) => line.startsWith('```'))).toHaveLength(2)
        expect(text.split('\n').filter((line) => line.startsWith('<tr>'))).toHaveLength(3)
        expect(
          text.replaceAll(/<\/?(?:table|tr|th|td|samp|code|sub|br)(?: nowrap| align="(?:left|right)")*>|-->/g, ''),
        ).not.toMatch(/[<>]/)
      }),
    )
  })

  test('of a large plan the layers that will not be built are folded away', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`l${index}`, { file: 's.yaml' }]))
    const text = summarisePlan(planOf({ ...many, x: { file: 's.yaml', verdict: 'miss' } }), undefined, { show })
    const [open, folded] = text.split('<details><summary>30 layers that will not be built</summary>')
    expect(open?.match(/^<tr><td/gm)).toHaveLength(1)
    expect(folded?.match(/^<tr><td/gm)).toHaveLength(30)
    expect(folded?.split('</table>\n\n</details>')).toHaveLength(2)
  })

  test('layers that are built for one cause share a line, and it is told once', () => {
    const taken = (name: string) => ({
      [name]: {
        file: 's.yaml',
        verdict: 'miss' as const,
        on: ['api-build'],
        reasons: [{ code: 'producer-rebuilt' as const, subject: 'api-build' }],
      },
    })
    const plan = planOf({
      'api-build': {
        file: 's.yaml',
        verdict: 'miss',
        reasons: [{ code: 'import-changed', subject: 'api' }],
        seconds: 60,
      },
      ...taken('api-server'),
      ...taken('api-worker'),
      ...taken('api-debug'),
      docs: { file: 's.yaml', seconds: 600 },
    })
    const text = summarisePlan(plan, undefined, { show, link: (path, line) => `https://git.example/x${path}#L${line}` })
    expect(text.split('\n')[0]).toBe('### stack-cache: 4 of 5 layers are built; at least 1 min instead of 11 min')
    expect(text).toMatch(
      /<samp>api-server<.*<samp>api-worker<.*<samp>api-debug<.*they take files from <code>api-build<\/code>/,
    )
    expect(text.split('>api-build<')).toHaveLength(3)
    expect(text).toContain('<a href="https://git.example/x/p/s.yaml#L1"><sub>s.yaml&#58;1</sub></a>')
  })

  test('what stops stacker, and an outage, stand above all else, and an error is in the picture of any plan', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`l${index}`, { file: 's.yaml' }]))
    const plan = planOf({
      ...many,
      out: { file: 's.yaml', verdict: 'miss', reasons: [{ code: 'store-unreachable', subject: '' }] },
      x: { file: 's.yaml', verdict: 'miss', on: ['out'], reasons: [{ code: 'base-rebuilt', subject: 'out' }] },
      bad: { file: 's.yaml', verdict: 'error', line: 7, reasons: [{ code: 'bad-import', subject: 'no/file' }] },
    })
    const lines = summarisePlan(plan, undefined, { show }).split('\n')
    expect(lines.slice(0, 8)).toEqual([
      '### stack-cache: 2 of 33 layers are built, and stacker stops at one of them',
      '',
      '> [!CAUTION]',
      '> **stacker will stop here:**',
      '> - `bad` (`s.yaml:7`): stacker cannot take `no/file`',
      '',
      '> [!WARNING]',
      '> The cache could not be reached; one layer counts as not cached.',
    ])
    expect(lines).toContain('  n32["✕ bad"]:::error')
  })

  test('in an outage no layer is told to be built because of itself', () => {
    const out = {
      file: 's.yaml',
      verdict: 'miss' as const,
      reasons: [{ code: 'store-unreachable' as const, subject: '' }],
    }
    const above = (name: string) => ({
      [name]: { ...out, on: ['one'], reasons: [{ code: 'base-rebuilt' as const, subject: 'one' }, ...out.reasons] },
    })
    const text = summarisePlan(planOf({ one: out, two: out, ...above('three'), ...above('four') }), undefined, { show })
    const rows = text.split('\n').filter((line) => line.startsWith('<tr><td'))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(/<samp>one<.*<samp>two<.*<td><\/td><\/tr>$/)
    expect(rows[1]).toMatch(/<samp>three<.*<samp>four<.*they stand on <code>one<\/code>/)
  })

  test('links and mentions are defused', () => {
    expect(markdownText('see https://x.y, www.x.y, @team')).toBe('see https&#58;//x.y, www&#46;x.y, &#64;team')
  })

  test('a graph of one layer or of too many is left out', () => {
    expect(renderGraph(planOf({ a: { file: 's.yaml' } }))).toBeUndefined()
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`l${index}`, { file: 's.yaml', verdict: 'miss' as const }]),
    )
    expect(renderGraph(planOf(many))).toBeUndefined()
  })

  test('of a large plan the graph shows what is built and what that stands on, but not what stands alone', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`l${index}`, { file: 's.yaml' }]))
    const built = { file: 's.yaml', verdict: 'miss' } as const
    const graph = renderGraph(planOf({ ...many, x: { ...built, on: ['l7'] }, alone: built }))
    expect(graph?.split('\n')).toEqual([
      '```mermaid',
      'graph LR',
      '  n7["● l7"]:::hit',
      '  n100["▲ x"]:::miss',
      '  n7 --> n100',
      '  classDef hit fill:#bbf7d0,stroke:#15803d,color:#111',
      '  classDef miss fill:#fde68a,stroke:#b45309,color:#111',
      '```',
      '',
      '<sub>● hit · ▲ miss</sub>',
    ])
  })
})

test('figures are short', () => {
  expect([0, 999, 1000, 99_950, 123_456_789, 5e12].map(formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '100 kB',
    '123 MB',
    '5.0 TB',
  ])
  expect([0, 1.26, 12.4, 185].map(formatSeconds)).toEqual(['0.0 s', '1.3 s', '12 s', '3 min 5 s'])
  expect(visible('a\tb')).toBe('a\\tb')
})
