export type LayerType = 'tar' | 'squashfs' | 'erofs'

export const layerTypes: readonly LayerType[] = ['tar', 'squashfs', 'erofs']

export function isLayerType(text: string): text is LayerType {
  return layerTypes.some((type) => type === text)
}
