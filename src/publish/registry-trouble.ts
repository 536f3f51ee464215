import type { Problem } from '../errors.ts'
import type { NoAnswer } from '../registry/no-answer.ts'
import { registryHost } from '../registry/reference.ts'
import { repositoryName, type OutputImage } from './output-images.ts'

/** What a registry did not do, and what helps. `doing`: as `blobs of it cannot be sent`. */
export function registryTrouble(image: Pick<OutputImage, 'address'>, doing: string, answer: NoAnswer): Problem {
  const { domain } = image.address
  const isDenied = answer.kind === 'denied' || /token server answered 40[13]\b/.test(answer.why)
  return {
    message: `${repositoryName(image)}: ${doing}: ${answer.why}`,
    advice: isDenied
      ? `log in by "docker login ${domain}" as somebody who may push there, in a step before this one`
      : `see whether ${registryHost(domain)} is well, and publish again: what it has is not sent twice`,
  }
}

/** A registry that does not let a tag be written, whoever asks or since it stands. */
export function tagTrouble(
  image: Pick<OutputImage, 'address'>,
  { tag, isReplaced, why }: { readonly tag: string; readonly isReplaced: boolean; readonly why: string },
): Problem {
  return {
    message: isReplaced
      ? `${repositoryName(image)}:${tag} is another image there, and the registry does not let the tag be moved: ${why}`
      : `${repositoryName(image)}:${tag}: the registry does not take the tag: ${why}`,
    advice: isReplaced
      ? 'the tag is immutable, or these credentials may not move it: give another one by publish-tags, or let the registry move it'
      : 'these credentials may not tag there, or a rule of the registry forbids the tag: give another one by publish-tags',
  }
}
