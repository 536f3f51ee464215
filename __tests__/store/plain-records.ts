import type { PortableFacts } from '../../src/layer/portable.ts'
import type { LayerRecord } from '../../src/layer/record.ts'

export function factsOf(name: string, definition: string): PortableFacts {
  const base = { kind: 'known', base: '' } as const
  return {
    name,
    arch: 'amd64',
    shape: 'B',
    definition,
    base,
    epoch: null,
    imports: [],
    overlayDirs: [],
    layerTypes: ['tar'],
  }
}

export function plainRecord(facts: PortableFacts, change: Partial<LayerRecord> = {}): LayerRecord {
  return {
    ...{ release: 'v1.2.0', facts, entry: '{}', trees: new Map(), documents: new Map(), root: null, blobs: [] },
    ...{ contents: [], buildSeconds: null, owner: 0, umask: 0o022, savedAt: 0 },
    ...change,
  }
}
