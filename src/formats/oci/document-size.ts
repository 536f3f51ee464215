/** Bytes of a manifest or index as registries have them (docs/stacker/platform.md#4.4). */
export const mostManifestBytes = 4 * 1024 * 1024

/** Bytes of a manifest or config in a layout on disk: configs hold the text of whole stackerfiles. */
export const mostDocumentBytes = 16 * 1024 * 1024

/** Bytes of the index.json of a layout on disk, which names all that was ever built there. */
export const mostIndexBytes = 64 * 1024 * 1024

/** Images of one index, by platform, of which one is chosen. */
export const mostInstances = 10_000
