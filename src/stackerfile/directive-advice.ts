import { changesBetween } from '../formats/edit-distance.ts'
import type { Release } from '../release/release.ts'

/** What to write instead of a directive that the release does not know. */
export function adviseDirective(name: string, directives: ReadonlySet<string>, release: Release): string {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_]/g, '')
  const near = [...directives]
    .filter((known) => known !== '')
    .map((known) => ({ known, changes: changesBetween(plain(known), plain(name).slice(0, 64)) }))
    .sort((a, b) => a.changes - b.changes)[0]
  if (name === 'imports') return `${release.tag} calls it import`
  if (near !== undefined && near.changes <= Math.min(2, near.known.length / 3)) return `did you mean ${near.known}?`
  return `stacker ${release.tag} knows: ${[...directives].filter((known) => known !== '').join(', ')}`
}
