/** As many as stacker asks newuidmap for (storage/unpriv-setup.go): fewer, and it cannot make its user namespace. */
const wanted = 65_536
/** Where useradd begins too (login.defs, SUB_UID_MIN). */
const lowest = 100_000

/** Whether `/etc/subuid` or `/etc/subgid` gives the user enough ids; `names` are its name and its number. */
export function hasSubordinateIds(text: string, names: readonly string[]): boolean {
  return rangesIn(text).some(({ owner, count }) => names.includes(owner) && count >= wanted)
}

/** `FIRST-LAST` behind all that is given away, and without the user's own id, which newuidmap refuses. */
export function freeSubordinateIds(text: string, id: number): string {
  const behind = Math.max(lowest, ...rangesIn(text).map(({ first, count }) => first + count))
  const first = behind <= id && id < behind + wanted ? id + 1 : behind
  return `${String(first)}-${String(first + wanted - 1)}`
}

/** `OWNER:FIRST:COUNT`, one a line (subuid(5)). */
function rangesIn(text: string): readonly { readonly owner: string; readonly first: number; readonly count: number }[] {
  return text.split('\n').flatMap((line) => {
    const [, owner, first, count] = /^([^:]+):(\d{1,10}):(\d{1,10})$/.exec(line.trim()) ?? []
    return owner === undefined ? [] : [{ owner, first: Number(first), count: Number(count) }]
  })
}
