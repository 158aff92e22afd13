import {
  type Administrator,
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFindingsStatisticsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
} from '@aws-sdk/client-guardduty'
import {
  type Aws,
  call,
  type Field,
  isAccount,
  JudgedElsewhere,
  list,
  type Owner,
  type Reader,
} from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { managementOf } from '../shared/organization.calls.ts'
import type { Detector } from './detector.ts'
import { openOf } from './open.calls.ts'
import { listOrganizationAdminAccounts } from './organization-admin.calls.ts'

export const listDetectors = list({
  action: 'guardduty:ListDetectors',
  client: GuardDutyClient,
  command: ListDetectorsCommand,
  items: 'DetectorIds',
  token: 'NextToken',
  shared: true,
})

export const getDetector = call({
  action: 'guardduty:GetDetector',
  client: GuardDutyClient,
  command: GetDetectorCommand,
})

export const getAdministratorAccount = call({
  action: 'guardduty:GetAdministratorAccount',
  client: GuardDutyClient,
  command: GetAdministratorAccountCommand,
})

export const getFindingsStatistics = call({
  action: 'guardduty:GetFindingsStatistics',
  client: GuardDutyClient,
  command: GetFindingsStatisticsCommand,
})

export { describeOrganization } from '../shared/organization.calls.ts'
export { listOrganizationAdminAccounts } from './organization-admin.calls.ts'

/**
 * Each page repeats the settings and carries further features. Only the account that administers GuardDuty for the
 * organization may ask; the parameters being AWS's own, BadRequestException says that this account does not.
 */
export const describeOrganizationConfiguration = list({
  action: 'guardduty:DescribeOrganizationConfiguration',
  client: GuardDutyClient,
  command: DescribeOrganizationConfigurationCommand,
  items: page => [page],
  token: 'NextToken',
  notOurs: [{ name: 'BadRequestException' }],
})

/** Who administers GuardDuty for the organization: the management account says, and where it says nobody, nothing is configured. */
const administratorOf = (aws: Aws) => async (): Promise<Owner | undefined> => {
  const management = await managementOf(aws)()
  if (management) return management
  for await (const { AdminAccountId, AdminStatus } of aws.list(listOrganizationAdminAccounts, {}))
    if (AdminStatus === 'ENABLED' && isAccount(AdminAccountId))
      return AdminAccountId === aws.account ? undefined : { account: AdminAccountId }
  return { nobody: 'no account administers GuardDuty for the organization' }
}

/** Its administrator's, for an account that has one; else the account's own to ask for. */
async function organizationConfiguration(aws: Aws, DetectorId: string, administrator: Field<Administrator | null>) {
  const account = (await administrator)?.AccountId
  if (isAccount(account) && account !== aws.account) throw new JudgedElsewhere(account)
  return aws.all(describeOrganizationConfiguration, { DetectorId }, { owner: administratorOf(aws) })
}

const read: Reader<Detector> = async function* (aws) {
  for await (const DetectorId of aws.list(listDetectors, {})) {
    const detector = aws.get(getDetector, { DetectorId }, r => r)
    const administrator = aws.get(getAdministratorAccount, { DetectorId }, r => r.Administrator)
    const organization = aws.field(() => organizationConfiguration(aws, DetectorId, administrator))
    yield {
      id: arnOf(aws, 'guardduty', `detector/${DetectorId}`),
      name: DetectorId,
      settings: {
        DetectorId,
        Detector: aws.field(async () => {
          const found = await detector
          if (found === null) return null
          const { Status, FindingPublishingFrequency, ServiceRole, CreatedAt, UpdatedAt, Tags } = found
          return { Status, FindingPublishingFrequency, ServiceRole, CreatedAt, UpdatedAt, Tags }
        }),
        Features: aws.field(async () => (await detector)?.Features ?? null),
        Administrator: administrator,
        OrganizationConfiguration: aws.field(async () => {
          const first = (await organization)?.[0]
          if (!first) return null
          const { AutoEnable, AutoEnableOrganizationMembers, MemberAccountLimitReached } = first
          return { AutoEnable, AutoEnableOrganizationMembers, MemberAccountLimitReached }
        }),
        FindingCounts: aws.get(
          getFindingsStatistics,
          { DetectorId, GroupBy: 'SEVERITY', FindingCriteria: { Criterion: openOf(aws) } },
          r => r.FindingStatistics?.GroupedBySeverity,
        ),
        OrganizationFeatures: aws.field(async () => (await organization)?.flatMap(page => page.Features ?? []) ?? null),
      },
    }
  }
}

export default read
