/** How places in stackerfiles are shown. */
export interface SourceView {
  /** Turns an absolute path into what is shown. */
  readonly show: (path: string) => string
  /** Where a line of that file can be read by whoever reads the summary; undefined where nobody can say. */
  readonly link?: ((path: string, line: number) => string | undefined) | undefined
}
