import type { Release } from './release.ts'

export const layerTypes = ['tar', 'squashfs', 'erofs'] as const

export type LayerType = (typeof layerTypes)[number]

export function isLayerType(text: string): text is LayerType {
  return layerTypes.some((type) => type === text)
}

/**
 * The key of Manifests: `tar+false`, `squashfs+true`; `tar`, `squashfs` before v0.19.0. A tar has no verity data whatever was asked
 * for (docs/stacker/build-cache.md#2.3).
 */
export function layerTypeKey(type: LayerType, verity: boolean, release: Release): string {
  return release.rules.verity ? `${type}+${String(verity && type !== 'tar')}` : type
}
