import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import { madeUpAws } from '../kit/aws-wire/readings.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

/** What stands at a pointer, where `*` is every member of a list or an object. */
function at(value: unknown, [part, ...rest]: readonly string[]): unknown[] {
  if (part === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  const members = part === '*' ? Object.values(value) : [(value as Record<string, unknown>)[part]]
  return members.flatMap(member => at(member, rest))
}

/** Answers made of the SDK's shapes lack some of what is declared: keys of a map, JSON in a text, rules within rules. */
const HELD = /^aws\.(docdb|ec2|emr|fsx|sagemaker)\./

const declared = connectors
  .flatMap(({ types }) => types.flatMap(of => of.type.secrets.map(({ pointer }) => [of.type.id, pointer, of] as const)))
  .filter(([, pointer]) => !pointer.includes('**'))

test.each(declared)('%s keeps nothing of %s', async (id, pointer, of) => {
  const { resources } = await aws.collect(of)
  const found = resources.flatMap(({ settings }) => at(settings, pointer.slice(1).split('/')))
  const told = found.filter(value => value !== undefined)
  if (HELD.test(id)) expect(told.length).toBeGreaterThan(0)
  for (const value of told) expect(value).toEqual({ $redacted: expect.any(String) })
})
