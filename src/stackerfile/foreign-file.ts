/** Top-level keys by which a file of another program is known, and what it is. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/^AWSTemplateFormatVersion$/, 'a CloudFormation template'],
  [
    /^(?:stacks|stacker_bucket|stacker_bucket_region|class_path)$/,
    'a configuration of the CloudFormation tool that is also called stacker',
  ],
  [/^franken$/, 'a configuration of another tool that is called stacker'],
  [/^services$/, 'a Compose file'],
  [/^apiVersion$/, 'a Kubernetes object'],
]

/** What a file that stacker refuses seems to be instead. */
export function foreignProgram(keys: readonly string[]): string | undefined {
  return marks.find(([mark]) => keys.some((key) => mark.test(key)))?.[1]
}
