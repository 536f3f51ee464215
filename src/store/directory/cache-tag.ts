import { namesIn, type StorePaths } from './directory-layout.ts'
import { writeWhole } from '../verified-file.ts'

/** Cache Directory Tagging Specification 0.6 (bford.info/cachedir): the first 43 bytes are the signature, the rest is for people. */
const text = `Signature: 8a477f597d28d172789f06886806bc55
# This directory is a store of stack-cache: all that is in it can be built again.
# Backups may leave it out: see https://bford.info/cachedir/
`

/**
 * Tells programs that back directories up that this one is a cache. Only where nothing is in it yet: what else somebody keeps in a
 * directory that was there before would be left out of their backups, and a tag that was taken away is not wanted.
 */
export async function tagNewStore(paths: StorePaths): Promise<void> {
  if ((await namesIn(paths.root)).length > 0) return
  await writeWhole(paths.tag, Buffer.from(text), paths.drafts)
}
