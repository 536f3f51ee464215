import { isAlwaysBuilt } from '../layer/always-built.ts'
import { eachLayer, type BlindSpotKind } from './blind-spot.ts'
import { networkTools } from './network-tools.ts'

export const passedEnvironment: BlindSpotKind = {
  find: (sources) =>
    eachLayer(sources, (definition) =>
      // Proxies say how to fetch, not what; stacker passes most of them anyway (docs/stacker/staging.md#1.9; types/layer.go,
      // buildEnv).
      isAlwaysBuilt(definition) ? [] : (definition.layer.BuildEnvPt ?? []).filter((pattern) => !/proxy/i.test(pattern)),
    ),
  tell: ({ layers, subjects }) => ({
    message: `${layers}: build_env_passthrough lets in ${subjects}, whose values stacker never compares: with other values the old build stays`,
    advice:
      'give what changes the result in build_env, by a substitution; leave secrets where they are, as stacker writes the stackerfile with its substitutions into the image',
  }),
}

export const network: BlindSpotKind = {
  find: (sources) =>
    sources.maxAge === undefined || sources.from === 'local'
      ? eachLayer(sources, (definition) => (isAlwaysBuilt(definition) ? [] : networkTools(definition.layer.Run ?? [])))
      : [],
  tell: ({ layers, subjects }, { from }) => ({
    message: `${layers}: run fetches from the network (${subjects}), and what changes there goes unseen`,
    advice:
      from === 'local'
        ? 'pin versions and import downloads with their hash; stacker itself builds it again with --no-cache only'
        : 'set max-age to build it again after so many days, or pin versions and import downloads with their hash',
  }),
}

/** What is bound is all that is compared of what the layer sees beside stacker's own facts. */
export const unseenOfBinds: BlindSpotKind = {
  find: (sources) =>
    sources.binds === 'content' && sources.from === 'store'
      ? eachLayer(sources, ({ layer }) => ((layer.Binds ?? []).length > 0 ? ['binds'] : []))
      : [],
  tell: ({ layers }, { maxAge }) => ({
    message: `${layers}: with binds: content a layer is unchanged where what it binds is; what its run fetches from the network, the clock, and .git in what it binds are not seen`,
    advice:
      maxAge === undefined
        ? 'set max-age to build it again after so many days, and give a version that it reads from .git by a substitution'
        : 'max-age builds it again; give a version that it reads from .git by a substitution',
  }),
}
