import { afterAll, beforeAll, expect, test } from 'vitest'
import { licensemanager } from '../../../../connectors/aws/licensemanager/index.ts'
import type { TypeOfConnector } from '../../../../connectors/kit/index.ts'
import { refused } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'

const of = licensemanager.types[0] as TypeOfConnector
let aws: Awaited<ReturnType<typeof madeUpAws>>

beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws.stop())

const populationWhere = async (message: string) => {
  const { population } = await aws.collect(of, (_, { operation }) => ({
    ...refused(operation, 'AccessDeniedException', 400),
    body: JSON.stringify({ __type: 'AccessDeniedException', Message: message }),
  }))
  return population
}

test('where it was never set up, there is nothing', async () => {
  expect(await populationWhere('Service role not found. Consult setup procedures.')).toMatchObject({
    complete: true,
    collected: 0,
  })
})

test('a missing permission is a gap, by the same name', async () => {
  expect(
    await populationWhere('User is not authorized to perform: license-manager:ListLicenseConfigurations'),
  ).toMatchObject({ complete: false, gap: { reason: 'denied' } })
})
