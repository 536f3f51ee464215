import type { Options } from '../../src/options/options.ts'
import type { ReadSources } from '../../src/plan/sources.ts'
import { release } from '../layer/judged-layers.ts'

/** Options of a project at /p that is judged by what is on disk. */
export const localOptions: Options = {
  sources: { kind: 'files', files: ['/p/stacker.yaml'] },
  directories: { working: '/p', stacker: '/p/.stacker', oci: '/p/oci', roots: '/p/roots', workDirOption: '' },
  ...{
    substitute: [],
    layerTypes: ['tar'],
    verity: true,
    stacker: 'stacker',
    stackerVersion: { kind: 'auto' },
    stackerUser: 'auto',
  },
  ...{
    epoch: { kind: 'auto' },
    umask: 'auto',
    store: [{ kind: 'github' }],
    trust: { kind: 'own' },
    keyPrefix: 'stack-cache',
    bases: 'check',
  },
  ...{ binds: 'stacker', bindsExclude: [] },
  ...{
    refresh: [],
    restore: 'all',
    save: 'auto',
    patience: 1_000,
    stages: 2,
    budget: 1_000_000,
    summary: false,
    complete: false,
    from: 'local',
    publish: 'all',
    publishIndex: 'none',
  },
}

/** Sources of which the layers were read already. */
export function sourcesOf(change: Partial<ReadSources> = {}): ReadSources {
  return {
    ...{ release, releaseDoubt: undefined, releaseKnown: true, askedRelease: release.tag, rootUser: false },
    ...{ epoch: null, umask: 0o022, arch: 'amd64', project: { builds: [], substitutions: [], notices: [] } },
    ...{ layers: [], layerTypes: ['tar+false'], notices: [] },
    ...change,
  }
}
