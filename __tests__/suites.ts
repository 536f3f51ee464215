/**
 * The vitest projects, and which tests are in each: those below `program/` and `act/` run the bundle as a process, those of `rooms` unpack or lay down
 * caches and projects, and all others are `fast`.
 */
const rooms = ['archive', 'faults', 'projects', 'scenarios', 'stacker', 'store', 'workspace']

const programs = ['act', 'program']

const below = (room: string): string => `__tests__/${room}/**/*.test.ts`

export interface Suite {
  readonly name: 'fast' | 'rooms' | 'program'
  /** Globs from the repository's root. */
  readonly include: string[]
  readonly exclude: string[]
}

export const suites: Readonly<Record<Suite['name'], Suite>> = {
  fast: { name: 'fast', include: ['__tests__/**/*.test.ts'], exclude: [...rooms, ...programs].map(below) },
  rooms: { name: 'rooms', include: rooms.map(below), exclude: [] },
  program: { name: 'program', include: programs.map(below), exclude: [] },
}
