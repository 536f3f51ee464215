import type { Digest } from '../formats/digest.ts'
import type { Tree } from '../formats/mtree-tree.ts'
import { builtOnEveryRun } from '../layer/always-built.ts'
import { bindMountDoubts } from '../layer/bind-mounts.ts'
import type { Reason } from '../layer/build-plan.ts'
import { findCollisions, layersWithBinds, reusedDownloads } from '../layer/collision.ts'
import { differencesOf } from '../layer/differences.ts'
import { foresee, type PortableForm } from '../layer/foreseen.ts'
import type { Found, RecordSource } from '../layer/candidate.ts'
import { judge, type Judgement } from '../layer/judge.ts'
import { dependencies, type StackedLayer } from '../layer/stack.ts'
import { baseSlot } from '../predict/base-slot.ts'
import type { ForeseenLayer, JudgingOptions } from './foresight.ts'
import type { Gathered } from './gather.ts'
import { portableForm, type ReadSources } from './sources.ts'

/** Each layer once, by what the layers below it are. `leftOut` are layers that cannot be laid down, with why. */
export async function judgeRound(
  { sources, stack }: Gathered,
  options: JudgingOptions,
  records: RecordSource,
  leftOut: ReadonlyMap<number, string>,
): Promise<readonly ForeseenLayer[]> {
  const collisions = findCollisions(stack, ({ facts }) => baseSlot(facts.definition.layer))
  const reused = reusedDownloads(stack, ({ facts }) => baseSlot(facts.definition.layer))
  const withBinds = layersWithBinds(stack)
  const everyRun = builtOnEveryRun(stack, sources.release)
  const bindDoubts = bindMountDoubts(stack, { workingDirectory: options.directories.working, from: options.from })
  const judging: Promise<ForeseenLayer>[] = []
  for (const [index, stacked] of stack.entries()) {
    const below = dependencies(stacked).flatMap((at) => judging[at] ?? [])
    judging.push(
      (async () => {
        await Promise.all(below)
        const standing = await standings(stacked, judging)
        const form = portableForm(stacked.facts.definition, sources, options.directories.working)
        const foreseen = foresee(stacked.facts, form, {
          standing: (name) => standing.get(name),
          isBuiltOnEveryRun: (name) => everyRun[stacked.below.get(name) ?? -1] === true,
        })
        const found = await records.find(stacked, foreseen, sources.release)
        const judgement = judge({
          stacked,
          foreseen,
          found: sources.releaseKnown
            ? found
            : { candidate: undefined, objections: [unknownRelease(sources)], present: new Set() },
          release: sources.release,
          doubtedRelease: sources.releaseDoubt && (sources.releaseDoubt.named ?? sources.release.tag),
          leftOut: leftOut.get(index),
          collision: collisions.get(index) ?? reused.get(index),
          umask: sources.umask,
          // In place the verdict is what stacker will do, its stale hits over binds included (docs/stacker/restoring.md#33).
          bindsBelow: options.from === 'store' && withBinds[index] === true,
          bindDoubts: bindDoubts.get(index) ?? [],
          differences: differencesOf(sources.release, treesOf(stacked, form, found), (directive) =>
            stacked.facts.definition.substitutions.get(directive)?.join(', '),
          ),
        })
        return { stacked, form, foreseen, found, judgement, provision: undefined }
      })(),
    )
  }
  return Promise.all(judging)
}

async function standings(
  stacked: StackedLayer,
  judging: readonly Promise<ForeseenLayer>[],
): Promise<ReadonlyMap<string, Judgement['standing']>> {
  const result = new Map<string, Judgement['standing']>()
  for (const [name, index] of stacked.below) {
    const below = await judging[index]
    if (below) result.set(name, below.judgement.standing)
  }
  return result
}

function unknownRelease({ askedRelease }: ReadSources): Reason {
  return { code: 'release-unknown', subject: askedRelease ?? '', detail: 'its rules are not in the table' }
}

/** Trees that can be compared file by file: those of the sources, and those that the record carries itself. */
function treesOf(stacked: StackedLayer, form: PortableForm, found: Found): ReadonlyMap<Digest, Tree> {
  const trees = new Map<Digest, Tree>()
  for (const fact of [...stacked.facts.imports, ...stacked.facts.overlayDirs]) {
    if (fact.kind === 'directory') trees.set(form.treeDigest(fact), fact.tree)
  }
  for (const [digest, tree] of found.candidate?.trees ?? []) trees.set(digest, tree)
  return trees
}
