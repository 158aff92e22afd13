import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountChecks } from '../../../../connectors/aws/inspector2/account.checks.ts'
import { account } from '../../../../connectors/aws/inspector2/account.ts'
import { inspector2 } from '../../../../connectors/aws/inspector2/index.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { ACCOUNT, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const stateFrom = async (answer: object) => {
  const { resources } = await aws.collect(typeIn(inspector2, account), (_, { operation }) =>
    operation.name === 'BatchGetAccountStatus' ? answered(operation, answer as Record<string, unknown>) : undefined,
  )
  return resources[0]
}

test('the state is that of the account itself', async () => {
  const accounts = [
    { accountId: '444455556666', state: { status: 'ENABLED' } },
    { accountId: ACCOUNT, state: { status: 'DISABLED' } },
  ]
  expect(await stateFrom({ accounts })).toMatchObject({
    settings: { AccountState: { accountId: ACCOUNT, state: { status: 'DISABLED' } } },
    gaps: [],
  })
})

test('an account that AWS could not tell of is a gap, by the error it names', async () => {
  const failedAccounts = [{ accountId: ACCOUNT, errorCode: 'ACCESS_DENIED', errorMessage: 'no' }]
  expect(await stateFrom({ accounts: [], failedAccounts })).toMatchObject({
    gaps: [
      { field: 'AccountState', detail: 'ACCESS_DENIED' },
      { field: 'FindingCounts', detail: 'ACCESS_DENIED' },
    ],
  })
})

const KINDS = ['ec2', 'ecr', 'lambdaCode', 'lambda']
const scanning = (kind: string, status?: string) => ({ AccountState: { resourceState: { [kind]: { status } } } })

for (const [index, check] of accountChecks.entries()) {
  const kind = KINDS[index] ?? ''
  checkTable(check, {
    pass: [{ case: 'on', settings: scanning(kind, 'ENABLED') }],
    fail: [
      { case: 'off', settings: scanning(kind, 'DISABLED') },
      { case: 'on its way', settings: scanning(kind, 'ENABLING'), reason: /ENABLING/ },
    ],
    unknown: [
      { case: 'not stated', settings: scanning(kind) },
      { case: 'another kind alone', settings: scanning(kind === 'ec2' ? 'ecr' : 'ec2', 'ENABLED') },
      { case: 'AWS answers nothing', settings: { AccountState: null } },
    ],
  })
}
