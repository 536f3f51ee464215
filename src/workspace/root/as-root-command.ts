/** The hidden command under which the bundle does a task as root. */
export const asRootCommand = 'as-root'
