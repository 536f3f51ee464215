import path from 'node:path'

import type { Foreseen } from '../layer/foreseen.ts'
import type { Found } from '../layer/candidate.ts'
import type { Judgement } from '../layer/judge.ts'
import { baseSubject } from '../layer/lookup.ts'
import type { Change, Reason } from '../layer/build-plan.ts'
import type { PortableContent } from '../layer/portable.ts'
import type { StackedLayer } from '../layer/stack.ts'
import { changedMode } from '../predict/changed-mode.ts'

/** Files of one plan that are read again. */
const mostFiles = 100

interface Judged {
  readonly stacked: StackedLayer
  readonly foreseen: Foreseen
  readonly found: Found
  readonly judgement: Judgement
}

/**
 * Answers a judged layer's reasons, where a changed file or tar base turns out to have changed its mode alone with the change named. Of
 * directories the trees tell it already. The judge does not touch the disk, so it is found out here, and serves the words only.
 */
export function openModeChanges(workingDirectory: string): (judged: Judged) => readonly Reason[] {
  let left = mostFiles
  const find = (file: string, before: string, after: string, subject: string): readonly Change[] | undefined => {
    if (file.includes('://') || left-- <= 0) return undefined
    const modes = changedMode(path.resolve(workingDirectory, file), before, after)
    return modes && [{ path: subject, before: modeText(modes.before), after: modeText(modes.after) }]
  }

  return ({ stacked, foreseen, found, judgement }) => {
    const recorded = found.candidate?.recorded
    if (recorded === undefined) return judgement.reasons
    const { layer } = stacked.facts.definition
    const changesOf = ({ code, subject, changes }: Reason): readonly Change[] | undefined => {
      if (changes !== undefined) return undefined
      if (code === 'base-changed' && layer.From.Type === 'tar') {
        const [before, after] = [recorded.facts.base, foreseen.base]
        if (before.kind !== 'known' || after.kind !== 'known') return undefined
        return find(layer.From.Url, before.base, after.base, baseSubject(foreseen.layer))
      }
      if (code !== 'import-changed') return undefined
      const index = (foreseen.layer.Imports ?? []).findIndex(({ Path }) => Path === subject)
      const then = (recorded.layer.Imports ?? []).findIndex(({ Path }) => Path === subject)
      const [before, after] = [fileHashOf(recorded.facts.imports[then]), fileHashOf(foreseen.imports[index])]
      const file = layer.Imports?.[index]?.Path
      return before && after && file && before !== after ? find(file, before, after, subject) : undefined
    }
    return judgement.reasons.map((reason) => {
      const changes = changesOf(reason)
      return changes === undefined ? reason : { ...reason, changes }
    })
  }
}

function fileHashOf(fact: PortableContent | { readonly kind: 'unresolved' } | undefined): string | undefined {
  return fact?.kind === 'file' ? fact.hash : undefined
}

function modeText(mode: number): string {
  return `mode ${mode.toString(8).padStart(4, '0')}`
}
