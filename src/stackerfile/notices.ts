import type { Problem } from '../errors.ts'
import { grammarOf } from '../release/grammar.ts'
import type { Release } from '../release/release.ts'
import type { OrderedBuild } from './stackerfile.ts'

export function noticesOf(builds: readonly OrderedBuild[], release: Release): Problem[] {
  const legacy = grammarOf(release).fields.has('LegacyImport')
  const notices: Problem[] = []
  for (const file of new Set(builds.flatMap(({ files }) => files))) {
    notices.push(
      ...file.unsure.map((problem) => ({
        ...problem,
        message: `could not be read with certainty: ${problem.message}`,
      })),
    )
    for (const { name, stackerfile, line, column, layer, unsure } of file.layers) {
      const place = { file: stackerfile, line, column }
      notices.push(
        ...unsure.map((problem) => ({
          ...problem,
          message: `layer ${name} could not be read with certainty: ${problem.message}`,
        })),
      )
      if (legacy && layer.WasLegacyImport === true) {
        notices.push({
          message: `'import' directive used in layer '${name}' is deprecated`,
          place,
          advice: "write 'imports', and /stacker/imports instead of /stacker",
        })
      }
      if (layer.WasBom === true)
        notices.push({
          message: `'bom' directive used in layer '${name}' has no effect any more`,
          place,
          advice: 'remove it',
        })
    }
  }
  return withoutRepeats(notices)
}

export function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify([problem.message, problem.place]), problem])).values()]
}
