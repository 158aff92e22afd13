import type { Connector } from '../../../connectors/kit/index.ts'
import { assessAccount } from '../../../src/assess/assess-account.ts'
import type { EvidenceItem } from '../../../src/evidence/item.ts'
import type { TestAws } from '../../kit/collect.ts'

const REGIONS = ['us-east-1', 'eu-west-1']

/** Collects a connector's types in both regions and judges them: status by check, then by region and the resource's name. */
export async function verdictsOf(aws: TestAws, connector: Connector): Promise<Record<string, Record<string, string>>> {
  const items: EvidenceItem[] = []
  for (const of of connector.types)
    for (const region of of.type.reach === 'account' ? ['global'] : REGIONS) items.push(await aws.collect(of, region))
  const groups = assessAccount(connector.checks, {
    account: aws.account,
    partition: 'aws',
    regions: REGIONS,
    startedAt: new Date(),
    items,
    resources: async function* (item) {
      yield* items.find(i => i.id === item.id)?.resources ?? []
    },
  })
  const verdicts: Record<string, Record<string, string>> = {}
  for await (const group of groups) {
    for (const row of (await Array.fromAsync(group.batches())).flat()) {
      const name = items.flatMap(i => i.resources).find(r => r.id === row.resource)?.name ?? row.resource
      const of = verdicts[row.check] ?? {}
      verdicts[row.check] = of
      of[`${row.region} ${name.replace(`-${aws.account}`, '')}`] = row.status
    }
  }
  return verdicts
}
