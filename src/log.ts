/** The three methods of `@actions/core` that the rest of the house uses. */
export interface Log {
  debug(message: string): void
  info(message: string): void
  warning(message: string): void
}

/** Says there what `show` makes of each message. */
export function logThrough(log: Log, show: (message: string) => string): Log {
  return {
    debug: (message) => {
      log.debug(show(message))
    },
    info: (message) => {
      log.info(show(message))
    },
    warning: (message) => {
      log.warning(show(message))
    },
  }
}
