import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import type { TypeOfConnector } from '../../connectors/kit/index.ts'
import { answered } from '../kit/aws-wire/answer.ts'
import { madeUpAws, type Whole } from '../kit/aws-wire/readings.ts'

const types = connectors.flatMap(connector => connector.types)
const DOCUMENT = '../../docs/calls.md'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

interface Cost {
  readonly type: string
  readonly reach: string
  /** Operations that are asked whether there are members or not, and those that a member takes, with how often. */
  readonly before: readonly string[]
  readonly each: readonly string[]
}

/** The answer of a list with no members in it; another answer as it is. */
function empty({ call, operation, value }: Whole) {
  const page = value()
  if (call.kind === 'list') for (const [key, of] of Object.entries(page)) if (Array.isArray(of)) page[key] = []
  return answered(operation, page)
}

async function costOf(of: TypeOfConnector): Promise<Cost> {
  await aws.collect(of, (_, whole) => empty(whole))
  const without = new Map(aws.asked)
  await aws.collect(of)
  const each = [...aws.asked].flatMap(([operation, times]) => {
    const more = times - (without.get(operation) ?? 0)
    return more > 0 ? [more === 1 ? operation : `${operation} × ${more}`] : []
  })
  return { type: of.type.id, reach: of.type.reach, before: [...without.keys()], each }
}

const cell = (operations: readonly string[]) => operations.map(name => `\`${name}\``).join(', ') || '–'
const row = ({ type, before, each }: Cost) => `| \`${type}\` | ${cell(before)} | ${cell(each)} |`

function documentOf(costs: readonly Cost[]): string {
  const regional = costs.filter(({ reach }) => reach === 'region')
  const empty = new Set(regional.flatMap(({ type, before }) => before.map(name => `${type.split('.')[1]} ${name}`)))
  const dear = costs.filter(({ each }) => each.length > 1).length
  return `# What evidence costs in calls

Written by \`test/connectors/calls.test.ts\` from what each type asks of answers with one member, and with none.

A list brings its members many at a time, so that most types cost a call a page. What stands in the last column AWS tells of one
member at a time: there is no call that lists members with it, so each member takes one call for each operation named there. A
field that a call brings is a field of its own: where the call is refused, that field alone is unread. An answer that two types
need is asked for once in a run.

- Types: ${costs.length}. Types of which a member takes more than one call: ${dear}.
- A region that holds nothing costs at most ${empty.size} calls, the distinct operations of the ${regional.length} types that are read in each region.
- \`npm run bench -- calls\` counts both on an account of 5,000 resources.

| evidence type | asked of an account or region, whatever it holds | asked of each member besides |
| --- | --- | --- |
${costs.map(row).join('\n')}
`
}

test('docs/calls.md says what each type costs', { timeout: 600_000 }, async () => {
  const costs: Cost[] = []
  for (const of of types) costs.push(await costOf(of))
  await expect(documentOf(costs.sort((a, b) => (a.type < b.type ? -1 : 1)))).toMatchFileSnapshot(DOCUMENT)
})
