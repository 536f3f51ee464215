import { isRebuilt, type LayerPlan } from '../layer/build-plan.ts'

/** Seconds that building layers takes, as their records tell, and of how many layers nobody knows it. */
export interface BuildTime {
  readonly seconds: number
  readonly unknown: number
}

/** What is to be built, and what is not. */
export interface BuildTimes {
  readonly rebuild: BuildTime
  readonly hit: BuildTime
}

export function buildTimes(layers: readonly Pick<LayerPlan, 'verdict' | 'seconds'>[]): BuildTimes {
  const sum = (some: readonly Pick<LayerPlan, 'seconds'>[]): BuildTime => ({
    seconds: some.reduce((total, { seconds }) => total + (seconds ?? 0), 0),
    unknown: some.filter(({ seconds }) => seconds === null).length,
  })
  return {
    rebuild: sum(layers.filter(({ verdict }) => isRebuilt(verdict))),
    hit: sum(layers.filter(({ verdict }) => !isRebuilt(verdict))),
  }
}

/**
 * `about 4 min to build, 12 min kept`; undefined where nothing is known. `more`: there is more to build than the layers that the times
 * are of.
 */
export function tellTimes({ rebuild, hit }: BuildTimes, more = false): string | undefined {
  const told = [
    { time: rebuild, end: 'to build', isLeast: more || rebuild.unknown > 0 },
    { time: hit, end: 'kept', isLeast: hit.unknown > 0 },
  ].filter(({ time }) => time.seconds > 0)
  if (told.length === 0) return undefined
  return told
    .map(({ time, end, isLeast }, index) => {
      const isSaid = index > 0 && told[index - 1]?.isLeast === isLeast
      return `${isSaid ? '' : isLeast ? 'at least ' : 'about '}${roughly(time.seconds)} ${end}`
    })
    .join(', ')
}

/** `8 s`, `4 min`, `1 h 20 min`: builds of the same layer differ by more than what is left out. */
export function roughly(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}
