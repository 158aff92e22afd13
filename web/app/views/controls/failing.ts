import { client, type Schemas } from '../../api/client.ts'
import { type Pages, taken, usePages } from '../../api/pages.ts'

export interface FailingTest {
  readonly check: string
  readonly title: string
  readonly count: number
}

type Finding = Schemas['Finding']
export type Failing = ReadonlyMap<string, readonly FailingTest[]>

/** Everything that fails and counts for a framework. It says nothing before it is whole. */
export const useFailing = (framework: string): Pages<Finding> =>
  usePages(
    ['failing', framework],
    cursor => {
      const query = cursor === undefined ? { framework, status: 'fail', limit: 500 } : { cursor, limit: 500 }
      return taken(client.GET('/v1/findings', { params: { query } }))
    },
    { most: Number.POSITIVE_INFINITY },
  )

/** The failing tests of each control of a framework, the one with the most findings first. */
export function failingOf(framework: string, findings: readonly Finding[]): Failing {
  const found = new Map<string, Map<string, FailingTest>>()
  for (const { controls, check, title } of findings)
    for (const control of controls) {
      if (!control.startsWith(`${framework}/`)) continue
      const id = control.slice(framework.length + 1)
      const tests = found.get(id) ?? new Map<string, FailingTest>()
      tests.set(check, { check, title, count: (tests.get(check)?.count ?? 0) + 1 })
      found.set(id, tests)
    }
  return new Map([...found].map(([id, tests]) => [id, [...tests.values()].sort((a, b) => b.count - a.count)]))
}
