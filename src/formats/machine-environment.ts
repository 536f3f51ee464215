interface Covered {
  readonly before: string | undefined
  readonly value: string
}

/** Variables of this process that hold for one of its libraries, though all of the process sees them. */
const covered = new Map<string, Covered>()

/** Sets a variable of this process until `uncoverVariable`; whoever else needs it asks `machineEnvironment`. */
export function coverVariable(name: string, value: string): void {
  if (process.env[name] === value) return
  covered.set(name, { before: process.env[name], value })
  process.env[name] = value
}

/** Puts back what was there before, unless somebody else has set it since. */
export function uncoverVariable(name: string): void {
  const over = covered.get(name)
  covered.delete(name)
  if (over !== undefined) putBack(process.env, name, over)
}

/**
 * The environment without what is covered: every child is started with it, or with one that was read before. While the cache client
 * works, this process has a PATH on which no program is found.
 */
export function machineEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  for (const [name, over] of covered) putBack(environment, name, over)
  return environment
}

function putBack(environment: NodeJS.ProcessEnv, name: string, { before, value }: Covered): void {
  if (environment[name] !== value) return
  if (before === undefined) Reflect.deleteProperty(environment, name)
  else environment[name] = before
}
