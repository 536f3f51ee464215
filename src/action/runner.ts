/** What of `@actions/core` the action uses; that module satisfies it. */
export interface Runner {
  getInput(name: string, options?: { readonly trimWhitespace?: boolean }): string
  setOutput(name: string, value: string): void
  saveState(name: string, value: string): void
  getState(name: string): string
  /** For the steps that follow. */
  addPath(directory: string): void
  error(message: string, properties?: Annotation): void
  warning(message: string, properties?: Annotation): void
  notice(message: string, properties?: Annotation): void
  info(message: string): void
  startGroup(name: string): void
  endGroup(): void
  debug(message: string): void
}

export interface Annotation {
  title?: string
  file?: string
  startLine?: number
  startColumn?: number
}

export type Environment = Readonly<Record<string, string | undefined>>
