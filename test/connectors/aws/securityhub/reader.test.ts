import { expect, test } from 'vitest'
import { hub } from '../../../../connectors/aws/securityhub/hub.ts'
import { securityhub } from '../../../../connectors/aws/securityhub/index.ts'
import { organizationAdmin } from '../../../../connectors/aws/securityhub/organization-admin.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { answers } from '../../../../demo/securityhub/answers.ts'
import { seedSecurityhub } from '../../../../demo/securityhub/seed.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const hubs = typeIn(securityhub, hub)
const refusal = (operation: RegExp, name: string, status: number, Message = name): Answer => ({
  service: 'securityhub',
  operation,
  respond: () => ({ ...json({ Message }, status), headers: { 'x-amzn-errortype': name } }),
})

test.skipIf(!hasMoto)('the seeded hub, and a region where it is off', async () => {
  const aws = await testAws(answers)
  await seedSecurityhub(aws.seed)
  const [found] = (await aws.collect(hubs, 'us-east-1')).resources
  expect(found?.id).toBe(`arn:aws:securityhub:us-east-1:${aws.account}:hub/default`)
  expect(found?.settings).toMatchObject({ EnabledStandards: [{ StandardsStatus: 'READY' }] })
  const second = await aws.collect(hubs, 'eu-west-1')
  expect(second.population).toMatchObject({ complete: true, gap: null, listed: 0 })
  await aws.stop()
})

/** What AWS wrote to accounts that reported it: prowler 1590, cloud-custodian 5855, aws-recon 65, terraform-provider-aws 23079. */
test.skipIf(!hasMoto)('InvalidAccessException: its message says whether Security Hub is off', async () => {
  const given: Answer[] = []
  const aws = await testAws(given)
  const refused = async (message: string) => {
    given[0] = refusal(/^GET \/accounts$/, 'InvalidAccessException', 401, message)
    return (await aws.collect(hubs)).population
  }
  const off = { complete: true, gap: null, listed: 0 }
  expect(await refused(`Account ${aws.account} is not subscribed to AWS Security Hub`)).toMatchObject(off)
  expect(await refused(`AccountId: ${aws.account} is not enabled for securityhub`)).toMatchObject(off)
  const gap = { complete: false, gap: { reason: 'failed', detail: 'InvalidAccessException' } }
  expect(await refused(`Account ${aws.account} is not an administrator for this organization`)).toMatchObject(gap)
  expect(await refused("The account doesn't have permission to perform this action.")).toMatchObject(gap)
  expect(await refused('')).toMatchObject(gap)
  await aws.stop()
})

test.skipIf(!hasMoto)('a hub that AWS cannot find is none; refusals are gaps', async () => {
  const given: Answer[] = []
  const aws = await testAws(given)
  await seedSecurityhub(aws.seed)
  given[0] = refusal(/^GET \/accounts$/, 'ResourceNotFoundException', 404)
  expect((await aws.collect(hubs)).population).toMatchObject({ complete: true, listed: 0 })
  given[0] = refusal(/^GET \/accounts$/, 'AccessDeniedException', 403)
  expect((await aws.collect(hubs)).population).toMatchObject({ complete: false, gap: { reason: 'denied' } })
  given[0] = refusal(/^POST \/standards\/get$/, 'AccessDeniedException', 403)
  const item = await aws.collect(hubs)
  expect(item.resources[0]?.gaps).toContainEqual(
    expect.objectContaining({ field: 'EnabledStandards', reason: 'denied' }),
  )
  await aws.stop()
})

test.skipIf(!hasMoto)(
  'what only the administrator may read is judged there; the management account knows who that is',
  async () => {
    const given: Answer[] = []
    const aws = await testAws(given)
    await seedSecurityhub(aws.seed)
    const MANAGEMENT = '999999999999'
    const member: Answer = {
      service: 'organizations',
      operation: 'DescribeOrganization',
      respond: () => json({ Organization: { Id: 'o-a1b2c3d4e5', MasterAccountId: MANAGEMENT } }),
    }
    const refused = `Account ${aws.account} is not an administrator for this organization`
    const refusals = [
      refusal(/^GET \/organization\/configuration$/, 'InvalidAccessException', 401, refused),
      refusal(/^GET \/organization\/admin$/, 'InvalidAccessException', 401, refused),
    ]
    const administrator = (body: object): Answer => ({
      service: 'securityhub',
      operation: /^GET \/administrator$/,
      respond: () => json(body),
    })
    given.push(member, ...refusals, administrator({ Administrator: { AccountId: '888888888888' } }))
    const read = async () => (await aws.collect(hubs)).resources[0]?.settings
    expect(await read()).toMatchObject({ OrganizationConfiguration: { $judgedIn: '888888888888' } })
    given.pop()
    given.push(administrator({}))
    expect(await read()).toMatchObject({ OrganizationConfiguration: { $judgedIn: MANAGEMENT } })
    const admins = await aws.collect(typeIn(securityhub, organizationAdmin))
    expect(admins.population).toMatchObject({ basis: 'judged_elsewhere', judgedIn: MANAGEMENT, listed: 0 })
    await aws.stop()
  },
)
