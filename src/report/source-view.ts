import type { Reason } from '../layer/build-plan.ts'
import type { LastChange } from './last-change.ts'

/** How places in stackerfiles are shown. */
export interface SourceView {
  /** Turns an absolute path into what is shown. */
  readonly show: (path: string) => string
  /** Where a line of that file can be read by whoever reads the summary; undefined where nobody can say. */
  readonly link?: ((path: string, line: number) => string | undefined) | undefined
  /** Who changed what reasons of the plan are about, as far as git tells; none where nobody asked. */
  readonly lastChanges?: ReadonlyMap<Reason, LastChange> | undefined
}
