import { afterAll, beforeAll, expect, test } from 'vitest'
import { cognito } from '../../../../connectors/aws/cognito/index.ts'
import { userPoolClient } from '../../../../connectors/aws/cognito/user-pool-client.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('the secret of an application is struck out', async () => {
  const item = await aws.collect(typeIn(cognito, userPoolClient), (_, { operation }) =>
    operation.name === 'DescribeUserPoolClient'
      ? answered(operation, { UserPoolClient: { ClientName: 'shop', ClientSecret: 'plain-word' } })
      : undefined,
  )
  expect(JSON.stringify(item)).toContain('shop')
  expect(JSON.stringify(item)).not.toContain('plain-word')
})
