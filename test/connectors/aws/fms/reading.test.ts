import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator } from '../../../../connectors/aws/fms/administrator.ts'
import { fms } from '../../../../connectors/aws/fms/index.ts'
import { policy } from '../../../../connectors/aws/fms/policy.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const denied = (type: typeof policy | typeof administrator, message: string) =>
  aws.collect(typeIn(fms, type as typeof policy), () => ({
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ __type: 'AccessDeniedException', Message: message }),
  }))

const NOT_THE_ADMINISTRATOR = [
  'No default admin could be found for account 111122223333 in region us-east-1.',
  'Operation ListPolicies is only available to AWS Firewall Manager Administrators.',
  'Operation: ListPolicies is only available to Administration account in AWS Firewall Manager.',
  'Account: 111122223333 is not currently delegated by AWS FM.',
]

test('an account that is no administrator has no policies, and nothing is missing', async () => {
  for (const message of NOT_THE_ADMINISTRATOR)
    for (const type of [policy, administrator]) {
      const { population, resources } = await denied(type, message)
      expect(resources).toEqual([])
      expect(population, message).toMatchObject({ complete: true, basis: 'by_definition', gap: null })
    }
})

test('a refusal by an IAM policy is a gap', async () => {
  for (const type of [policy, administrator]) {
    const { population } = await denied(
      type,
      'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: fms:ListPolicies on resource: * because no identity-based policy allows the fms:ListPolicies action',
    )
    expect(population).toMatchObject({ complete: false, gap: { reason: 'denied' } })
  }
})
