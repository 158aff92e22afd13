import { expect, test } from 'vitest'
import { listOf, makeData } from '../../samples/package/make-data.ts'
import { itemDigest, rootOf } from '../../src/evidence/item.ts'

test('made data keeps the promises of PackageData: order, unique ids, digests, counts', async () => {
  const data = makeData({ resources: 200, accounts: ['444455556666', '111122223333'] })
  const items = await listOf(data.items())
  const places = items.map(({ scope, type }) => `${scope.account} ${scope.region} ${type}`)
  expect(places).toEqual([...places].sort())
  for (const item of items) {
    const resources = await listOf(data.resources(item))
    const ids = resources.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort())
    expect(resources.length).toBe(item.population.collected)
    expect(resources.filter(({ gaps }) => gaps.length > 0).length).toBe(item.population.fieldGaps)
    expect([rootOf(resources), itemDigest(item)]).toEqual([item.root, item.digest])
  }
  const findings = await listOf(data.findings())
  const keys = findings.map(({ account, region, check, resource }) => [account, region, check, resource].join('\0'))
  expect(keys).toEqual([...new Set(keys)].sort())
  expect(new Set(findings.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3)
  expect(new Set(data.controls.map(({ status }) => status)).size).toBeGreaterThanOrEqual(5)
})

test('the same options give the same data', async () => {
  const [a, b] = [makeData(), makeData()]
  expect(await listOf(a.findings())).toEqual(await listOf(b.findings()))
  expect(await listOf(a.items())).toEqual(await listOf(b.items()))
})
