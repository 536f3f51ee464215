/** Whose files are made: uid and gid. */
export interface Owner {
  readonly uid: number
  readonly gid: number
}
