import { eachLayer, isAlwaysBuilt, type BlindSpotKind } from './blind-spot.ts'
import { networkTools } from './network-tools.ts'

export const passedEnvironment: BlindSpotKind = {
  find: (sources) =>
    eachLayer(sources, (definition) =>
      // Proxies say how to fetch, not what; stacker passes most of them anyway (types/layer.go, buildEnv).
      isAlwaysBuilt(definition) ? [] : (definition.layer.BuildEnvPt ?? []).filter((pattern) => !/proxy/i.test(pattern)),
    ),
  tell: ({ layers, subjects }) => ({
    message: `${layers}: build_env_passthrough lets in ${subjects}, whose values stacker never compares: with other values the old build stays`,
    advice: 'give what changes the result in build_env, by a substitution',
  }),
}

export const network: BlindSpotKind = {
  find: (sources) =>
    sources.maxAge === undefined
      ? eachLayer(sources, (definition) => (isAlwaysBuilt(definition) ? [] : networkTools(definition.layer.Run ?? [])))
      : [],
  tell: ({ layers, subjects }) => ({
    message: `${layers}: run fetches from the network (${subjects}), and what changes there goes unseen`,
    advice: 'set max-age to build it again after so many days, or pin versions and import downloads with their hash',
  }),
}
