import * as fs from 'node:fs'
import path from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readAttributes } from '../../src/formats/extended-attributes.ts'
import { hashFile } from '../../src/formats/file-hash.ts'
import { openBuildCache } from '../../src/layer/build-cache.ts'
import { factsOfEntry, manifestDigests } from '../../src/layer/entry-facts.ts'
import type { ContentFact } from '../../src/layer/facts.ts'
import type { PortableForm } from '../../src/layer/foreseen.ts'
import {
  factsDigest,
  layerIdentity,
  type PortableBase,
  type PortableContent,
  type PortableFacts,
} from '../../src/layer/portable.ts'
import type { StackedLayer } from '../../src/layer/stack.ts'
import { readOptions } from '../../src/options/read-options.ts'
import { gather } from '../../src/plan/gather.ts'
import type { Gathered } from '../../src/plan/gather.ts'
import { predictOverlayDirs } from '../../src/predict/overlay-dirs.ts'
import { newestRelease } from '../../src/release/releases.ts'
import { portableForm } from '../../src/plan/sources.ts'
import { playBuild } from '../stacker/played-stacker.ts'
import { stagedImports } from '../workspace/staged-imports.ts'
import { openProduct } from './product.ts'
import { plainStyle, randomProject, sources, stackerfiles, writeStackerfiles } from './random-project.ts'

async function gathered(directory: string, files: readonly string[]): Promise<Gathered> {
  const options = await readOptions(new Map([['stacker-version', [newestRelease.tag]]]), {
    cwd: directory,
    defaultStore: 'dir:nowhere',
    expand: () => Promise.resolve(files.map((file) => path.join(directory, file))),
  })
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined }
  const records = {
    newestRecord: () => Promise.resolve(undefined),
    find: () => Promise.resolve({ candidate: undefined, objections: [], present: new Set<never>() }),
  }
  return gather(options, { log, environment: {}, now: Date.now }, records, undefined)
}

type Identities = ReadonlyMap<string, ReturnType<typeof layerIdentity>>

function portable(fact: ContentFact | undefined, form: PortableForm, identities: Identities): PortableContent {
  if (fact === undefined) throw new Error('not known')
  switch (fact.kind) {
    case 'file':
      return { kind: 'file', hash: fact.hash }
    case 'directory':
      return { kind: 'directory', tree: form.treeDigest(fact) }
    case 'produced':
      return { kind: 'produced', identity: known(identities.get(fact.producer)), path: fact.path }
    case 'unknown':
    case 'broken':
      throw new Error(fact.why)
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not known')
  return value
}

/** The facts of a layer, of which only base and content are told from somewhere else each time. */
function factsOf(
  { facts }: StackedLayer,
  form: PortableForm,
  base: PortableBase,
  imports: readonly PortableContent[],
  overlayDirs: readonly PortableContent[],
): PortableFacts {
  const { layer, name } = facts.definition
  const { arch, shape, definition, layerTypes } = form
  const types = layer.BuildOnly ? [] : layerTypes
  return { name, arch, shape, definition, base, epoch: null, imports, overlayDirs, layerTypes: types }
}

/** No overlay dir holds stacker's own directories here, and nothing is fetched. */
const staging = {
  release: newestRelease,
  umask: undefined,
  download: () => Promise.reject(new Error('nothing is to be fetched')),
  ownDirectories: { stackerDir: '', touches: () => false },
}

test('the same sources have one digest of facts: foreseen elsewhere, read from what is staged, and told by the entry', async () => {
  await fc.assert(
    fc.asyncProperty(randomProject, async (project) => {
      const product = openProduct()
      try {
        const files = { ...sources, ...writeStackerfiles(project, plainStyle) }
        const [built, elsewhere] = [product.checkout(files), product.checkout(files)]
        await playBuild({ directory: built, stackerfiles: stackerfiles(project) })
        const opened = openBuildCache(fs.readFileSync(path.join(built, '.stacker', 'build.cache')), newestRelease)
        if (opened.kind !== 'opened') throw new Error(opened.kind)
        const foreseen = await gathered(elsewhere, stackerfiles(project))
        const here = await gathered(built, stackerfiles(project))
        const identities = new Map<string, ReturnType<typeof layerIdentity>>()
        expect(foreseen.stack).toHaveLength(project.layers.length)
        for (const [index, stacked] of foreseen.stack.entries()) {
          const local = known(here.stack[index])
          const { name, layer } = local.facts.definition
          const entry = known(opened.entries.get(name))
          const form = portableForm(stacked.facts.definition, foreseen.sources, elsewhere)
          const localForm = portableForm(local.facts.definition, here.sources, built)
          const read = (fact: ContentFact | undefined): PortableContent => portable(fact, form, identities)
          const onLayer: PortableBase | undefined =
            layer.From.Type === 'built'
              ? { kind: 'layer', identity: known(identities.get(layer.From.Tag)), path: '' }
              : undefined
          const baseOf = (base: string): PortableBase => onLayer ?? { kind: 'known', base }
          const { base } = stacked.facts

          const byPrediction = factsOf(
            stacked,
            form,
            baseOf(base.kind === 'known' ? base.base : ''),
            stacked.facts.imports.map(read),
            stacked.facts.overlayDirs.map(read),
          )

          const place = {
            stackerDir: path.join(built, '.stacker'),
            layerName: name,
            rootUser: here.sources.rootUser,
            readAttributes,
          }
          const baseFile = path.join(place.stackerDir, 'layer-bases', path.basename(layer.From.Url))
          const fromDisk = factsOf(
            local,
            localForm,
            baseOf(layer.From.Type === 'tar' ? hashFile(baseFile, { withMode: true }) : ''),
            // What was staged for an import with `dest` is gone.
            stagedImports(layer, place).map((fact, at) => read(fact ?? local.facts.imports[at])),
            (await predictOverlayDirs(layer, { ...staging, ...place, workingDirectory: built })).map(read),
          )

          const told = factsOfEntry(entry, {
            portable: localForm.layer,
            definition: localForm.definition,
            arch: localForm.arch,
            release: newestRelease,
            base: baseOf(entry.Base),
            unwitnessed: (at) => {
              const { Path: source, Dest: dest } = known(layer.Imports?.[at])
              return dest || source.startsWith('stacker://') ? read(local.facts.imports[at]) : undefined
            },
          })
          if (told.kind === 'incomplete') throw new Error(told.why)

          const digests = [byPrediction, fromDisk, told.facts].map(factsDigest)
          expect([name, ...digests]).toEqual([name, digests[0], digests[0], digests[0]])
          identities.set(name, layerIdentity(byPrediction, manifestDigests(entry), []))
        }
      } finally {
        product.remove()
      }
    }),
    { seed: 20_260_601, numRuns: 12 },
  )
})
