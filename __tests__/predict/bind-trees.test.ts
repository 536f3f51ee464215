import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { compareBindTrees, type BindTree } from '../../src/layer/bind-tree.ts'
import { openBindTrees } from '../../src/predict/bind-trees.ts'
import { hashHere, openHashThreads } from '../../src/predict/hash-threads.ts'

function directory(): string {
  const place = fs.mkdtempSync(path.join(tmpdir(), 'bind trees ü-'))
  onTestFinished(() => {
    fs.rmSync(place, { recursive: true, force: true })
  })
  const source = path.join(place, 'src')
  fs.mkdirSync(path.join(source, 'lib/.git'), { recursive: true })
  fs.mkdirSync(path.join(source, '.git'))
  fs.writeFileSync(path.join(source, 'a.c'), 'a')
  fs.writeFileSync(path.join(source, 'lib/b.c'), 'b')
  fs.writeFileSync(path.join(source, '.git/HEAD'), 'ref')
  fs.symlinkSync('a.c', path.join(source, 'link'))
  return source
}

function lookAt(
  source: string,
  exclude: readonly string[] = [],
  own: readonly string[] = [],
): ReturnType<ReturnType<typeof openBindTrees>['treeOf']> {
  return openBindTrees({ exclude, own }).treeOf(source)
}

async function treeOf(...asked: Parameters<typeof lookAt>): Promise<BindTree> {
  const fact = await lookAt(...asked)
  if (fact.kind !== 'tree') throw new Error(fact.why)
  return fact.tree
}

describe('a tree', () => {
  test('names what is there, but no repository', async () => {
    const text = (await treeOf(directory())).text.toString()
    expect(text.split('\n').map((line) => line.replace(/[0-9a-f]{64}/, 'X'))).toEqual([
      ...['/ dir 0755', '/a.c file 0644 X', '/lib dir 0755', '/lib/b.c file 0644 X', '/link link a.c', ''],
    ])
  })

  test('is that of any other place with the same in it, whatever the times are', async () => {
    const [one, other] = [directory(), directory()]
    fs.utimesSync(path.join(other, 'a.c'), 1, 1)
    expect(await treeOf(one)).toEqual(await treeOf(other))
  })

  test.each<[string, (source: string) => void, readonly string[]]>([
    ['content of the same length and times', rewritten, ['a.c']],
    [
      'a mode',
      (source) => {
        fs.chmodSync(path.join(source, 'lib/b.c'), 0o755)
      },
      ['lib/b.c'],
    ],
    [
      'a file that git ignores',
      (source) => {
        fs.writeFileSync(path.join(source, '.gitignore'), '*')
      },
      ['.gitignore'],
    ],
    [
      'where a link leads',
      (source) => {
        fs.rmSync(path.join(source, 'link'))
        fs.symlinkSync('lib', path.join(source, 'link'))
      },
      ['link'],
    ],
    [
      'an empty directory',
      (source) => {
        fs.mkdirSync(path.join(source, 'empty'))
      },
      ['empty'],
    ],
    [
      'nothing but a repository',
      (source) => {
        fs.writeFileSync(path.join(source, '.git/HEAD'), 'other')
      },
      [],
    ],
  ])('differs by %s', async (_, change, told) => {
    const source = directory()
    const before = await treeOf(source)
    change(source)
    expect(compareBindTrees(before, await treeOf(source)).map(({ path: name }) => name)).toEqual(told)
  })

  test('lacks what globs name, and is another for it', async () => {
    const source = directory()
    const before = await treeOf(source, ['lib/*.c'])
    fs.writeFileSync(path.join(source, 'lib/b.c'), 'other')
    expect(await treeOf(source, ['lib/*.c'])).toEqual(before)
    fs.rmSync(path.join(source, 'lib/b.c'))
    expect((await treeOf(source)).digest).not.toBe(before.digest)
  })

  test("lacks stacker's own directories, also by a link to the source, and what stands beside them by our name", async () => {
    const source = directory()
    const before = await treeOf(source)
    const own = ['.stacker', 'oci', 'roots'].map((name) => path.join(source, name))
    for (const place of [...own, `${own[0] ?? ''}.stack-cache`]) fs.mkdirSync(place)
    expect(await treeOf(source, [], own)).toEqual(before)
    const link = path.join(path.dirname(source), 'link')
    fs.symlinkSync('src', link)
    expect(await treeOf(link, [], own)).toEqual(before)
  })

  test('is that of one file, where that is bound', async () => {
    expect((await treeOf(path.join(directory(), 'a.c'))).text.toString()).toMatch(/^\/ file 0644 [0-9a-f]{64}\n$/)
  })

  test('is the same by threads, with names that are no text', async () => {
    const source = directory()
    const many = path.join(source, 'many')
    fs.mkdirSync(many)
    const odd = Buffer.concat([Buffer.from(`${many}/`), Buffer.from([0xff, 0x0a, 0x20])])
    fs.writeFileSync(odd, 'odd')
    for (let number = 0; number < 600; number++) fs.writeFileSync(path.join(many, String(number)), String(number))
    const { text } = await treeOf(source)
    const names = fs
      .readdirSync(many, { encoding: 'latin1' })
      .map((name) => `${Buffer.from(`${many}/`).toString('latin1')}${name}`)
    const hashes = hashHere(names)
    expect(hashes.every((hash) => /^644 [0-9a-f]{64}$/.test(hash))).toBe(true)
    for (const hash of hashes) expect(text.toString('latin1')).toContain(` file 0${hash}\n`)
    expect(text.toString('latin1')).toContain('/many/\xff%0a%20 file')
  })
})

function rewritten(source: string): void {
  const file = path.join(source, 'a.c')
  const { atime, mtime } = fs.statSync(file)
  fs.writeFileSync(file, 'z')
  fs.utimesSync(file, atime, mtime)
}

describe('what a build may see and we do not', () => {
  test.each<[string, (source: string) => void, RegExp]>([
    [
      'a pipe',
      (source) => {
        spawnSync('mkfifo', [path.join(source, 'lib/pipe')])
      },
      /lib\/pipe in it is a pipe/,
    ],
    [
      'nothing',
      (source) => {
        fs.rmSync(source, { recursive: true })
      },
      /not there/,
    ],
  ])('%s is no tree', async (_, change, why) => {
    const source = directory()
    change(source)
    expect(await lookAt(source)).toEqual({ kind: 'unknown', why: expect.stringMatching(why) as string })
  })

  test("stacker's own directory, or what is in it, is no tree", async () => {
    const source = directory()
    expect(await lookAt(path.join(source, 'lib'), [], [source])).toMatchObject({ kind: 'unknown' })
    expect(await lookAt(source, [], [source])).toMatchObject({ kind: 'unknown' })
  })

  test.skipIf(process.getuid?.() === 0)('a file that cannot be read is no tree', async () => {
    const source = directory()
    fs.chmodSync(path.join(source, 'lib/b.c'), 0)
    expect(await lookAt(source)).toEqual({ kind: 'unknown', why: 'lib/b.c cannot be read (EACCES)' })
  })
})

/** A byte in each character. */
function bytes(...names: readonly string[]): string {
  return Buffer.from(path.join(...names)).toString('latin1')
}

describe('threads', () => {
  test('answer each in its order, and what they cannot read by why', async () => {
    const source = directory()
    const threads = openHashThreads()
    try {
      const [first, second] = await Promise.all([
        threads.hash([bytes(source, 'a.c'), bytes(source, 'none')]),
        threads.hash([bytes(source), bytes(source, 'link')]),
      ])
      expect(first).toEqual([expect.stringMatching(/^644 [0-9a-f]{64}$/), '!ENOENT'])
      expect(second).toEqual(['!no regular file', '!ELOOP'])
    } finally {
      await threads.close()
    }
  })

  test('that are gone leave the work to this one', async () => {
    const source = directory()
    const threads = openHashThreads()
    await threads.close()
    expect(await threads.hash([bytes(source, 'a.c')])).toEqual([expect.stringMatching(/^644 /)])
  })

  test('hash a file that is larger than what is read at once as one', () => {
    const file = path.join(directory(), 'large')
    fs.writeFileSync(file, Buffer.alloc(3 * 1024 * 1024 + 5, 7))
    const { stdout } = spawnSync('sha256sum', [file], { encoding: 'utf8' })
    expect(hashHere([bytes(file)])).toEqual([`644 ${stdout.slice(0, 64)}`])
  })
})
