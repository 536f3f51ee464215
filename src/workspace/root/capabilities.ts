import type { Owner } from '../../archive/owner.ts'

/** What this machine can do with content that stacker does not extract itself; a string says what is missing. */
export interface RootCapabilities {
  readonly extractTar: true | string
  readonly extractSquashfs: true | string
  readonly extractErofs: true | string
  readonly unpackTree: true | string
}

/** What can be done for `owner`, who runs stacker; undefined: who we are. */
export interface Rights {
  readonly capabilities: (owner: Owner | undefined) => Promise<RootCapabilities>
  /** Why nothing can be laid down for stacker to find, whoever runs it; undefined where it can. */
  readonly whyNotLaidDown: (owner: Owner | undefined) => Promise<string | undefined>
}

/** Programs are started when their answer is asked for, and once for an owner: a plan of 240 builds asks 240 times. */
export function openRights(): Rights {
  return {
    capabilities: oncePerOwner(async (owner) => {
      const { findCapabilities } = await import('./found-capabilities.ts')
      return findCapabilities(owner)
    }),
    whyNotLaidDown: oncePerOwner(whyNotLaidDown),
  }
}

function oncePerOwner<T>(find: (owner: Owner | undefined) => Promise<T>): (owner: Owner | undefined) => Promise<T> {
  const found = new Map<string, Promise<T>>()
  return (owner) => {
    const key = owner === undefined ? '' : `${String(owner.uid)}:${String(owner.gid)}`
    const answer = found.get(key) ?? find(owner)
    found.set(key, answer)
    return answer
  }
}

async function whyNotLaidDown(owner: Owner | undefined): Promise<string | undefined> {
  const us = process.geteuid?.() ?? 0
  if (us === 0 || owner?.uid !== 0) return undefined
  const { canBecomeRoot } = await import('./privilege.ts')
  const root = await canBecomeRoot()
  return root.kind === 'no' ? root.why : undefined
}
