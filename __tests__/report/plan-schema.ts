import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { Ajv } from 'ajv'

const file = resolve(import.meta.dirname, '..', '..', 'docs', 'schema', 'plan.schema.json')

export const planSchema: unknown = JSON.parse(readFileSync(file, 'utf8'))

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(closed(planSchema) as object)

/** The schema lets readers pass over what is new; here a member that it does not describe is one that was forgotten. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const members = Object.entries(schema).map(([name, value]): [string, unknown] => [name, closed(value)])
  return {
    ...Object.fromEntries(members),
    ...('properties' in schema && 'required' in schema ? { additionalProperties: false } : {}),
  }
}

/** @throws Error with every place where a plan document is not as docs/schema/plan.schema.json says. */
export function expectPlanDocument(document: unknown): void {
  if (validate(document)) return
  const wrong = (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  )
  throw new Error(`the plan document is not as its schema says:\n${wrong.join('\n')}`)
}

/** What a step has written into `plan-file`, where there is one. */
export function expectPlanFile(path: string | undefined): void {
  if (path !== undefined && path !== '') expectPlanDocument(JSON.parse(readFileSync(path, 'utf8')))
}

/** What a command has printed, where it is a plan document: of `plan` or `restore` with `--json`. */
export function expectPrintedPlan(args: readonly string[], out: string): void {
  const [command] = args
  if ((command === 'plan' || command === 'restore') && args.includes('--json') && out !== '')
    expectPlanDocument(JSON.parse(out))
}
