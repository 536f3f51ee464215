import type { GoStruct } from '../formats/go-type.ts'

/** One release of stacker: the shape of what it remembers and the rules by which it behaves. Every rule that differs between
 * releases is a field here; no code elsewhere compares release names. */
export interface Release {
  /** The git tag, as `v1.2.0`. */
  readonly tag: string
  /** The number in build.cache. It does not identify the layout: 12 covers ten of them (docs/stacker/build-cache.md#1.1). */
  readonly cacheVersion: number
  /**
   * Releases with equal shapes write interchangeable entries and images (docs/stacker/build-cache.md#1.4). Letters and digits only:
   * it stands in store keys.
   */
  readonly shape: string
  /** The struct CacheEntry with all that hangs below it: decoding, encoding, hashing and comparing follow from it. */
  readonly entry: GoStruct
  /** Which escapes encoding/json writes for \b and \f: Go up to 1.21, or 1.22 and later (docs/stacker/build-cache.md#4.2). */
  readonly goJson: 'go1.19' | 'go1.23'
  /** go-mtree linked into the binary (docs/stacker/build-cache.md#1.3). */
  readonly goMtree: '0.5.0' | '0.5.2' | '0.5.3' | '0.5.4' | '0.6.0'
  readonly rules: Rules
}

export interface Rules {
  /** `source_date_epoch` is part of the entry and of Lookup (v1.2.0; docs/stacker/build-cache.md#6.2). */
  readonly comparesEpoch: boolean
  /** Staging calls chown, which clears setuid and, on group-executable files, setgid (v0.40.1 on; docs/stacker/staging.md#4.2). */
  readonly stagingChowns: boolean
  /**
   * Every local import source is hashed while staging, so an unreadable one, a broken link or a link to a directory is an error
   * (v1.0.0-rc14 on); before, only one with a `hash:` is (docs/stacker/staging.md#4.3).
   */
  readonly hashesSources: boolean
  /** The `hash:` of a `stacker://` import is held against what came out (up to v1.0.0-rc13; docs/stacker/staging.md#9.1). */
  readonly hashesProduced: boolean
  /**
   * An import path that ends in `/` keeps it, which stages the directory's contents and then fails at Put (v1.0.0-rc7 on;
   * docs/stacker/staging.md#5.2).
   */
  readonly trailingSlash: boolean
  /**
   * Empty but non-nil lists and maps are dropped by omitempty, so such layers never equal their cached copy (v1.0.0-rc1 on;
   * docs/stacker/build-cache.md#5.2).
   */
  readonly omitsEmpty: boolean
  /** `bom.generate: true` is always a miss (v1.0.0-rc5 to v1.1.6; docs/stacker/build-cache.md#6.7). */
  readonly bomAlwaysMisses: boolean
  /** `from.type: scratch` is known (v0.40.1 on; docs/stacker/staging.md#8.1). */
  readonly scratchBase: boolean
  /** Missing lower layers are extracted from layer-bases when a child is built (v1.0.0-rc6 on; docs/stacker/restoring.md#10). */
  readonly extractsOnDemand: boolean
  /** Layer types that the release can write (docs/stacker/staging.md#1.5). */
  readonly layerTypes: readonly ('tar' | 'squashfs' | 'erofs')[]
  /** Layer types carry a verity bit (v0.19.0 on; docs/stacker/build-cache.md#2.3). */
  readonly verity: boolean
  /**
   * The instance of an image index is chosen by the layer's os and arch (v1.1.0-rc3 on), before by stacker's own
   * (docs/stacker/staging.md#8.7).
   */
  readonly layerPlatform: boolean
  /**
   * GET of a download sends the user and password of its URL (up to v1.1.0-rc3). Later ones send what auth.json has in their place, or
   * an empty pair (docs/stacker/staging.md#6.4).
   */
  readonly sendsUrlUser: boolean
  /**
   * Roots are mounted with `userxattr`, so opaque directories are marked by `user.overlay.opaque` (v0.22.1 on;
   * docs/stacker/restoring.md#16).
   */
  readonly userXattr: boolean
}
