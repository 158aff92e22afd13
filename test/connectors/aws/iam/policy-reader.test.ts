import { AttachUserPolicyCommand, CreatePolicyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam'
import { describe, expect, onTestFinished, test } from 'vitest'
import { iam } from '../../../../connectors/aws/iam/index.ts'
import { policy } from '../../../../connectors/aws/iam/policy.ts'
import { type Answer, xml } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const nothing = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }

/** The account summary says each of these in turn, and the last one from then on. */
function summary(...counts: number[]): Answer {
  const left = [...counts]
  return {
    service: 'iam',
    operation: /^GetAccountSummary$/,
    respond: () => {
      const value = left.length > 1 ? left.shift() : left[0]
      return xml(
        `<GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountSummaryResult><SummaryMap><entry><key>Policies</key><value>${value}</value></entry></SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>`,
        200,
      )
    },
  }
}

/** What is read of one policy of the account and one of AWS that a user holds. */
async function populationWith(...counts: number[]) {
  const aws = await testAws([summary(...counts)])
  onTestFinished(() => aws.stop())
  const client = aws.seed.client(IAMClient)
  await client.send(new CreatePolicyCommand({ PolicyName: 'own', PolicyDocument: JSON.stringify(nothing) }))
  await client.send(new CreateUserCommand({ UserName: 'ada' }))
  await client.send(new AttachUserPolicyCommand({ UserName: 'ada', PolicyArn }))
  return (await aws.collect(typeIn(iam, policy))).population
}

describe.skipIf(!hasMoto)(
  'IAM policies are held against the account summary, which counts those of the account',
  () => {
    test('and agree', async () => {
      expect(await populationWith(1)).toMatchObject({ complete: true, basis: 'reconciled', listed: 2 })
    })

    test('and are asked for again where they differ, which a change meanwhile explains', async () => {
      expect(await populationWith(4, 1)).toMatchObject({ complete: true, basis: 'reconciled', listed: 2 })
    })

    test('and are not called complete where they still differ', async () => {
      expect(await populationWith(4)).toMatchObject({
        complete: false,
        gap: { detail: 'CountDiffers: 5, listed 2' },
        reconciled: [{ count: 5, agrees: false }],
      })
    })
  },
)
