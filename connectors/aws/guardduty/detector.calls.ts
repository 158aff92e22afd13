import {
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
} from '@aws-sdk/client-guardduty'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Detector } from './detector.ts'

export const listDetectors = list({
  action: 'guardduty:ListDetectors',
  client: GuardDutyClient,
  command: ListDetectorsCommand,
  items: 'DetectorIds',
  token: 'NextToken',
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

/** Each page repeats the settings and carries further features. */
export const describeOrganizationConfiguration = list({
  action: 'guardduty:DescribeOrganizationConfiguration',
  client: GuardDutyClient,
  command: DescribeOrganizationConfigurationCommand,
  items: page => [page],
  token: 'NextToken',
})

const read: Reader<Detector> = async function* (aws) {
  for await (const DetectorId of aws.list(listDetectors, {})) {
    const detector = aws.get(getDetector, { DetectorId }, r => r)
    const organization = aws.all(describeOrganizationConfiguration, { DetectorId })
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
        Administrator: aws.get(getAdministratorAccount, { DetectorId }, r => r.Administrator),
        OrganizationConfiguration: aws.field(async () => {
          const first = (await organization)?.[0]
          if (!first) return null
          const { AutoEnable, AutoEnableOrganizationMembers, MemberAccountLimitReached } = first
          return { AutoEnable, AutoEnableOrganizationMembers, MemberAccountLimitReached }
        }),
        OrganizationFeatures: aws.field(async () => (await organization)?.flatMap(page => page.Features ?? []) ?? null),
      },
    }
  }
}

export default read
