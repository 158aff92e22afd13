import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloudformation } from '../../../../connectors/aws/cloudformation/index.ts'
import {
  cdkBootstrap,
  notDrifted,
  notifications,
  terminationProtection,
} from '../../../../connectors/aws/cloudformation/stack.checks.ts'
import { stack } from '../../../../connectors/aws/cloudformation/stack.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test('of parameters and outputs the keys are kept, and never a value', async () => {
  const item = await aws.collect(typeIn(cloudformation, stack), (_, { operation }) =>
    answered(operation, {
      Stacks: [
        {
          StackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/shop/1',
          StackName: 'shop',
          Parameters: [{ ParameterKey: 'Greeting', ParameterValue: 'plain-word-one', ResolvedValue: 'plain-word-two' }],
          Outputs: [{ OutputKey: 'Welcome', OutputValue: 'plain-word-three' }],
        },
      ],
    }),
  )
  expect(JSON.stringify(item)).toContain('Greeting')
  expect(JSON.stringify(item)).toContain('Welcome')
  expect(JSON.stringify(item)).not.toContain('plain-word')
})

checkTable(terminationProtection, {
  pass: [{ case: 'on', settings: { EnableTerminationProtection: true } }],
  fail: [{ case: 'off', settings: { EnableTerminationProtection: false } }],
  notApplicable: [{ case: 'nested', settings: { EnableTerminationProtection: false, RootId: 'arn' } }],
  unknown: [{ case: 'an answer of earlier years', settings: { StackName: 'shop' } }],
})

checkTable(notifications, {
  pass: [{ case: 'a topic', settings: { NotificationARNs: ['arn:aws:sns:us-east-1:111122223333:stacks'] } }],
  fail: [{ case: 'none', settings: { NotificationARNs: [] } }],
  unknown: [{ case: 'not stated', settings: { StackName: 'shop' } }],
})

const drift = (StackDriftStatus?: string) => ({ DriftInformation: { StackDriftStatus } })

checkTable(notDrifted, {
  pass: [{ case: 'in sync', settings: drift('IN_SYNC') }],
  fail: [{ case: 'drifted', settings: drift('DRIFTED') }],
  unknown: [
    { case: 'never looked at', settings: drift('NOT_CHECKED'), reason: /never/ },
    { case: 'a status we do not know', settings: drift('UNKNOWN') },
    { case: 'not stated', settings: { StackName: 'shop' } },
  ],
})

test.each([
  ['its version', 'CDKToolkit', '27', 27],
  ['something else than a number', 'CDKToolkit', 'plain-word', null],
  ['the output of another stack', 'shop', '27', null],
])('of the stack of the CDK %s', async (_case, StackName, OutputValue, version) => {
  const item = await aws.collect(typeIn(cloudformation, stack), (_, { operation }) =>
    answered(operation, {
      Stacks: [
        {
          StackId: `arn:aws:cloudformation:us-east-1:111122223333:stack/${StackName}/1`,
          StackName,
          Outputs: [{ OutputKey: 'BootstrapVersion', OutputValue }],
        },
      ],
    }),
  )
  expect(JSON.stringify(item)).toContain(`"CdkBootstrapVersion":${version}`)
  expect(JSON.stringify(item)).not.toContain('plain-word')
})

const cdk = (CdkBootstrapVersion: number | null, StackName?: string) => ({
  settings: { StackName: StackName ?? 'CDKToolkit', CdkBootstrapVersion },
})

checkTable(cdkBootstrap, {
  pass: [
    { case: 'that version', ...cdk(21) },
    { case: 'a later one', ...cdk(27), reason: /version 27/ },
  ],
  fail: [{ case: 'an earlier one', ...cdk(20), reason: /20, which is older than 21/ }],
  notApplicable: [{ case: 'another stack', ...cdk(null, 'shop') }],
  unknown: [
    { case: 'it does not say', ...cdk(null) },
    { case: 'no name', settings: { CdkBootstrapVersion: 21 } },
  ],
})
