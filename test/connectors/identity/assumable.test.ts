import { expect, test } from 'vitest'
import { ACCOUNT, accessIn, type Members, type Missing, type Scenario } from './scenario.ts'

const ROLE = `arn:aws:iam::${ACCOUNT}:role/r`
const ACCOUNTS = 'aws.organizations.account'
const LOGS: Members = { 'arn:a/logs': { Id: '222222222222', Name: 'Log archive' } }

async function assumersOf(trusted: string, accounts: Members, missing?: Missing) {
  const Statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: trusted } }
  const scenario: Scenario = {
    ...{ scenario: 'trust', path: null, users: [], groups: [], policies: {}, bucketPolicies: {}, resources: [] },
    roles: [{ name: 'r', inline: {}, attached: [], trust: { Version: '2012-10-17', Statement } }],
    more: { [ACCOUNTS]: accounts },
    expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
  }
  return (await accessIn(scenario, missing)).members.get(ROLE)?.settings?.AssumableBy
}

const denied: Missing = { lists: { [ACCOUNTS]: 'organizations:ListAccounts' } }

test.each<[string, string, object, Missing?]>([
  ['of the organization, by its name', '222222222222', { External: false, Organization: true, Whose: 'organization' }],
  [
    'of nobody in it',
    '333333333333',
    { External: true, Account: { Id: '333333333333', Name: null }, Whose: 'outside' },
  ],
  ['its own', ACCOUNT, { External: false, Organization: false, Whose: 'own' }],
  [
    'of which nobody knows, as accounts were not listed',
    '222222222222',
    { External: true, Whose: 'not known' },
    denied,
  ],
])('an account is %s', async (_, id, expected, missing) => {
  expect(await assumersOf(`arn:aws:iam::${id}:root`, LOGS, missing)).toMatchObject([expected])
})

test('an account has the name that its organization gave it', async () => {
  const found = await assumersOf('arn:aws:iam::222222222222:role/x', LOGS)
  expect(found).toMatchObject([{ Account: { Id: '222222222222', Name: 'Log archive' } }])
})

test('where one account has no id, any may be of the organization', async () => {
  const found = await assumersOf('333333333333', { ...LOGS, 'arn:a/?': {} })
  expect(found).toMatchObject([{ Whose: 'not known' }])
})
