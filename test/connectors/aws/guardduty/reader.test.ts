import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { detector } from '../../../../connectors/aws/guardduty/detector.ts'
import { guardduty } from '../../../../connectors/aws/guardduty/index.ts'
import { organizationAdmin } from '../../../../connectors/aws/guardduty/organization-admin.ts'
import { answers, badRequest } from '../../../../demo/guardduty/answers.ts'
import { findings } from '../../../../demo/guardduty/findings.ts'
import { SECURITY_ACCOUNT, seedGuardduty } from '../../../../demo/guardduty/seed.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import type { EvidenceItem } from '../../../../src/evidence/item.ts'
import { hasMoto, type TestAws, testAws, typeIn } from '../../../kit/collect.ts'

const [detectors, admins] = [typeIn(guardduty, detector), typeIn(guardduty, organizationAdmin)]
const get = (operation: RegExp, respond: Answer['respond']): Answer => ({ service: 'guardduty', operation, respond })
const ADMINISTRATOR = /^GET \/detector\/[^/]+\/administrator$/
const CONFIGURATION = /^GET \/detector\/[^/]+\/admin$/

describe.skipIf(!hasMoto)('the seeded detector', () => {
  let aws: TestAws
  let item: EvidenceItem
  beforeAll(async () => {
    aws = await testAws(answers)
    await seedGuardduty(aws.seed)
    item = await aws.collect(detectors, 'us-east-1')
  })
  afterAll(() => aws.stop())

  test('has its status, its features and who administers it', () => {
    const [found] = item.resources
    expect(found?.id).toMatch(new RegExp(`^arn:aws:guardduty:us-east-1:${aws.account}:detector/[0-9a-f]+$`))
    expect(found?.settings).toMatchObject({
      Detector: { Status: 'ENABLED', FindingPublishingFrequency: 'FIFTEEN_MINUTES' },
      Administrator: { AccountId: SECURITY_ACCOUNT },
    })
    expect(found?.settings.Features).toContainEqual({ Name: 'RUNTIME_MONITORING', Status: 'DISABLED' })
  })

  test('leaves what only the delegated administrator may read to its account, without asking', () => {
    expect(item.resources[0]?.gaps).toEqual([])
    expect(item.resources[0]?.settings).toMatchObject({
      OrganizationConfiguration: { $judgedIn: SECURITY_ACCOUNT },
      OrganizationFeatures: { $judgedIn: SECURITY_ACCOUNT },
    })
    expect(item.calls.find(c => c.operation === 'GetDetector')).toMatchObject({ calls: 1 })
    expect(item.calls.find(c => c.operation === 'DescribeOrganizationConfiguration')).toBeUndefined()
  })

  test('is alone: the second region has none', async () => {
    expect((await aws.collect(detectors, 'eu-west-1')).population).toMatchObject({ complete: true, listed: 0 })
  })

  test('is delegated in the main region only', async () => {
    const { resources } = await aws.collect(admins, 'us-east-1')
    expect(resources).toMatchObject([{ id: SECURITY_ACCOUNT, settings: { AdminStatus: 'ENABLED' } }])
    expect((await aws.collect(admins, 'eu-west-1')).resources).toEqual([])
  })
})

describe.skipIf(!hasMoto)('where GuardDuty answers otherwise', () => {
  async function collectWith(...given: Answer[]): Promise<EvidenceItem> {
    const aws = await testAws([...findings, ...given])
    await seedGuardduty(aws.seed)
    const item = await aws.collect(detectors)
    await aws.stop()
    return item
  }

  test('the delegated administrator has nobody above it, and features on two pages', async () => {
    const feature = (name: string) => ({ name, autoEnable: 'ALL' })
    const page = { memberAccountLimitReached: false, autoEnableOrganizationMembers: 'ALL' }
    const item = await collectWith(
      get(ADMINISTRATOR, () => ({ headers: { 'content-type': 'application/json' }, body: '' })),
      get(CONFIGURATION, ({ query }) =>
        query.has('nextToken')
          ? json({ ...page, features: [feature('RUNTIME_MONITORING')] })
          : json({ ...page, features: [feature('S3_DATA_EVENTS')], nextToken: 'more' }),
      ),
    )
    expect(item.resources[0]?.gaps).toEqual([])
    expect(item.resources[0]?.settings).toMatchObject({
      Administrator: null,
      OrganizationConfiguration: { AutoEnableOrganizationMembers: 'ALL', MemberAccountLimitReached: false },
      OrganizationFeatures: [{ Name: 'S3_DATA_EVENTS' }, { Name: 'RUNTIME_MONITORING' }],
    })
  })

  const alone = get(ADMINISTRATOR, () => ({ headers: { 'content-type': 'application/json' }, body: '' }))
  const describing = (respond: Answer['respond']): Answer => ({
    service: 'organizations',
    operation: 'DescribeOrganization',
    respond,
  })
  const managedBy = (MasterAccountId: string) => describing(() => json({ Organization: { MasterAccountId } }))
  const standalone = describing(() => json({ __type: 'AWSOrganizationsNotInUseException', Message: 'none' }, 400))
  const denied = describing(() => json({ __type: 'AccessDeniedException', Message: 'no' }, 400))

  test('a member may not list administrators, which is not to have none', async () => {
    const population = async (...given: Answer[]) => {
      const aws = await testAws([get(/^GET \/admin$/, badRequest), ...given])
      const item = await aws.collect(admins)
      await aws.stop()
      return item.population
    }
    const elsewhere = { basis: 'judged_elsewhere', judgedIn: '444455556666', complete: true, gap: null, listed: 0 }
    expect(await population(managedBy('444455556666'))).toMatchObject(elsewhere)
    const none = { basis: 'by_definition', because: 'the account is in no organization', complete: true, gap: null }
    expect(await population(standalone)).toMatchObject(none)
    const gap = { basis: 'paginated', complete: false, gap: { detail: 'BadRequestException' } }
    expect(await population(denied)).toMatchObject(gap)
    expect(await population(managedBy('not-an-account'))).toMatchObject(gap)
  })

  test('the management account, asked the same and refused, has a gap', async () => {
    const given: Answer[] = [get(/^GET \/admin$/, badRequest)]
    const aws = await testAws(given)
    given.push(managedBy(aws.account))
    expect((await aws.collect(admins)).population).toMatchObject({ complete: false, gap: { reason: 'failed' } })
    await aws.stop()
  })

  test('who is refused the configuration of the organization does not administer it', async () => {
    const configuration = async (...given: Answer[]) => {
      const [found] = (await collectWith(alone, get(CONFIGURATION, badRequest), ...given)).resources
      return [found?.settings.OrganizationConfiguration, found?.gaps.map(g => g.field)]
    }
    expect(await configuration(managedBy('444455556666'))).toEqual([{ $judgedIn: '444455556666' }, []])
    expect(await configuration(standalone)).toEqual([null, []])
    const fields = ['OrganizationConfiguration', 'OrganizationFeatures']
    expect(await configuration(denied)).toEqual([undefined, fields])
  })

  test('the management account asks whom it delegated GuardDuty to', async () => {
    const given: Answer[] = [alone, get(CONFIGURATION, badRequest)]
    const aws = await testAws(given)
    await seedGuardduty(aws.seed)
    given.push(managedBy(aws.account))
    const [delegated] = (await aws.collect(detectors)).resources
    expect(delegated?.settings.OrganizationConfiguration).toEqual({ $judgedIn: SECURITY_ACCOUNT })
    given.push(get(/^GET \/admin$/, () => json({ adminAccounts: [] })))
    const [nobody] = (await aws.collect(detectors)).resources
    expect(nobody?.settings.OrganizationConfiguration).toBeNull()
    await aws.stop()
  })
})
