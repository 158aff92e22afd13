import { afterAll, beforeAll, expect, test } from 'vitest'
import { glacier } from '../../../../connectors/aws/glacier/index.ts'
import { vault } from '../../../../connectors/aws/glacier/vault.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const refusedWith = (message: string) =>
  aws.collect(typeIn(glacier, vault), (_, { operation }) =>
    operation.name === 'ListVaults'
      ? undefined
      : {
          status: 404,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code: 'ResourceNotFoundException', type: 'Client', message }),
        },
  )

test('a vault without policies has none, which is no gap', async () => {
  const { resources } = await refusedWith('No vault access policy is set for: arn:aws:glacier:us-east-1:1:vaults/v')
  expect(resources[0]).toMatchObject({ settings: { AccessPolicy: null, Lock: null }, gaps: [] })
})

test('a vault that was deleted meanwhile is counted as gone', async () => {
  const { population } = await refusedWith('Vault not found for ARN: arn:aws:glacier:us-east-1:1:vaults/v')
  expect(population).toMatchObject({
    complete: true,
    excluded: [{ rule: 'deleted while it was being read', count: 1 }],
  })
})
