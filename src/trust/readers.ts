import { sameRepository, type Origin } from './origin.ts'

/** Who asks for records: a run that believes those of its own repository, workflows and refs, or a process outside of any run. */
export type ScopedReader =
  | {
      readonly kind: 'run'
      readonly server: string
      readonly repository: string
      /** Empty where it is not known. */
      readonly repositoryId: string
      /** As `Origin.workflow` has them. */
      readonly workflows: readonly string[]
      readonly refs: readonly string[]
    }
  | { readonly kind: 'elsewhere' }

/** What says that the origin is true: a certificate of the run's own identity, or a key that whoever holds it can use for any. */
export type Witness = 'certificate' | 'key'

/**
 * The reader that a run is. `baseRef` is the name of the branch that a pull request goes into, empty where there is none; `workflows` are
 * trusted besides the run's own. GitHub's caches are scoped by the same rule (docs/stacker/platform.md#2.3).
 */
export function readerOf(origin: Origin, baseRef: string, workflows: readonly string[]): ScopedReader {
  if (origin.ref === '') return { kind: 'elsewhere' }
  const branches = [baseRef, origin.defaultBranch].filter((name) => name !== '').map((name) => `refs/heads/${name}`)
  return {
    kind: 'run',
    server: origin.server,
    repository: origin.repository,
    repositoryId: origin.repositoryId,
    workflows: [origin.workflow, ...workflows.map(workflowPath)].filter((path) => path !== ''),
    refs: [...new Set([origin.ref, ...branches])],
  }
}

/** GitHub runs workflows of this one directory alone. */
function workflowPath(name: string): string {
  return name.includes('/') ? name : `.github/workflows/${name}`
}

/** Why this reader does not believe a record of that origin; undefined where it does. */
export function whyOutOfScope(reader: ScopedReader, origin: Origin, witness: Witness): string | undefined {
  switch (reader.kind) {
    case 'run':
      return outsideOfRun(reader, origin)
    case 'elsewhere':
      return outsideOfKey(origin, witness)
  }
}

function outsideOfRun(reader: Extract<ScopedReader, { kind: 'run' }>, origin: Origin): string | undefined {
  if (origin.repository === '') return 'it was made outside of a workflow run'
  if (origin.server !== reader.server || !sameRepository(origin.repository, reader.repository))
    return `it was made by another repository, ${quoted(origin.repository)}`
  if (origin.repositoryId !== '' && reader.repositoryId !== '' && origin.repositoryId !== reader.repositoryId)
    return 'it was made by another repository, which had the name of this one'
  if (!reader.workflows.includes(origin.workflow))
    return `it was made by another workflow, ${quoted(origin.workflow)}, which trust-workflows does not name`
  if (!reader.refs.includes(origin.ref)) return `it was made for another ref, ${quoted(origin.ref)}`
  return undefined
}

/** Outside of a run there is no repository to compare with: the key says whose records they are. */
function outsideOfKey(origin: Origin, witness: Witness): string | undefined {
  switch (witness) {
    case 'certificate':
      return 'it was signed by a workflow run, which can be told from others only inside of one; sign by a key (sign-key, verify-key)'
    case 'key':
      if (origin.ref === '' || origin.ref === `refs/heads/${origin.defaultBranch}`) return undefined
      return `it was made for ${quoted(origin.ref)}, which is not the default branch`
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > mostShown ? `${text.slice(0, mostShown)}...` : text)
}

const mostShown = 200
