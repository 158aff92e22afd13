import { afterAll, beforeAll, expect, test } from 'vitest'
import { identitystore } from '../../../../connectors/aws/identitystore/index.ts'
import { user } from '../../../../connectors/aws/identitystore/user.ts'
import { answered, refused } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('what is personal of a user is not kept', async () => {
  const item = await aws.collect(typeIn(identitystore, user), (_, { operation }) =>
    operation.name === 'ListUsers'
      ? answered(operation, {
          Users: [
            {
              IdentityStoreId: 'd-1',
              UserId: 'u-1',
              UserName: 'alex',
              DisplayName: 'plain-word-one',
              Emails: [{ Value: 'plain-word-two' }],
              PhoneNumbers: [{ Value: 'plain-word-three' }],
            },
          ],
        })
      : undefined,
  )
  expect(item.resources[0]).toMatchObject({ name: 'alex', settings: { UserId: 'u-1' } })
  expect(JSON.stringify(item)).not.toContain('plain-word')
})

test('of another account’s instance, a refusal says whose it is to read', async () => {
  const item = await aws.collect(typeIn(identitystore, user), (_, { operation }) => {
    if (operation.name === 'ListUsers') return refused(operation, 'AccessDeniedException')
    return answered(operation, {
      Instances: [{ InstanceArn: 'arn', IdentityStoreId: 'd-1', OwnerAccountId: '999988887777' }],
    })
  })
  expect(JSON.stringify(item.population)).toContain('999988887777')
  expect(item.population.gap).toBeNull()
})
