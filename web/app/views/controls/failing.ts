import { client } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'

export interface FailingTest {
  readonly check: string
  readonly title: string
  readonly count: number
}

/** The failing tests of each control of a framework, the one with the most findings first; undefined until they are all here. */
export function useFailing(framework: string): ReadonlyMap<string, readonly FailingTest[]> | undefined {
  const { items, whole } = usePages(
    ['failing', framework],
    cursor => {
      const query = cursor === undefined ? { framework, status: 'fail', limit: 500 } : { cursor, limit: 500 }
      return taken(client.GET('/v1/findings', { params: { query } }))
    },
    { most: 20_000 },
  )
  if (items === undefined || !whole) return undefined
  const found = new Map<string, Map<string, FailingTest>>()
  for (const { controls, check, title } of items)
    for (const control of controls) {
      if (!control.startsWith(`${framework}/`)) continue
      const id = control.slice(framework.length + 1)
      const tests = found.get(id) ?? new Map<string, FailingTest>()
      tests.set(check, { check, title, count: (tests.get(check)?.count ?? 0) + 1 })
      found.set(id, tests)
    }
  return new Map([...found].map(([id, tests]) => [id, [...tests.values()].sort((a, b) => b.count - a.count)]))
}
