/** The three methods of `@actions/core` that the rest of the house uses. */
export interface Log {
  debug(message: string): void
  info(message: string): void
  warning(message: string): void
}
