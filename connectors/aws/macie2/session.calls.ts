import {
  GetAdministratorAccountCommand,
  GetAutomatedDiscoveryConfigurationCommand,
  GetClassificationExportConfigurationCommand,
  GetFindingStatisticsCommand,
  GetFindingsPublicationConfigurationCommand,
  GetMacieSessionCommand,
  Macie2Client,
} from '@aws-sdk/client-macie2'
import { type Aws, call, type Field, isAccount, type Owner, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { OFF } from './off.calls.ts'
import { openOf } from './open.calls.ts'
import type { Session } from './session.ts'

const client = Macie2Client

export const getMacieSession = call({
  action: 'macie2:GetMacieSession',
  client,
  command: GetMacieSessionCommand,
  absent: [OFF],
})

export const getAdministratorAccount = call({
  action: 'macie2:GetAdministratorAccount',
  client,
  command: GetAdministratorAccountCommand,
})

/** "You must be the Amazon Macie administrator for an organization or have a standalone Macie account." */
export const getAutomatedDiscoveryConfiguration = call({
  action: 'macie2:GetAutomatedDiscoveryConfiguration',
  client,
  command: GetAutomatedDiscoveryConfigurationCommand,
  notOurs: [{ name: 'AccessDeniedException', unless: /not authorized to perform/i }],
})

export const getClassificationExportConfiguration = call({
  action: 'macie2:GetClassificationExportConfiguration',
  client,
  command: GetClassificationExportConfigurationCommand,
})

export const getFindingsPublicationConfiguration = call({
  action: 'macie2:GetFindingsPublicationConfiguration',
  client,
  command: GetFindingsPublicationConfigurationCommand,
})

export const getFindingStatistics = call({
  action: 'macie2:GetFindingStatistics',
  client,
  command: GetFindingStatisticsCommand,
})

type Administrator = Session['Administrator']

const read: Reader<Session> = async function* (aws) {
  const found = await aws.get(getMacieSession, {}, r => r)
  if (found === null) return
  const { createdAt, findingPublishingFrequency, serviceRole, status, updatedAt } = found
  const administrator = aws.get(getAdministratorAccount, {}, r => r.administrator)
  yield {
    id: arnOf(aws, 'macie2', 'session'),
    name: `${aws.account} in ${aws.region}`,
    settings: {
      Session: { createdAt, findingPublishingFrequency, serviceRole, status, updatedAt },
      Administrator: administrator,
      AutomatedDiscovery: discoveryOf(aws, administrator),
      ExportConfiguration: aws.get(getClassificationExportConfiguration, {}, r => r.configuration),
      FindingsPublication: aws.get(getFindingsPublicationConfiguration, {}, r => r.securityHubConfiguration),
      FindingCounts: aws.get(
        getFindingStatistics,
        { groupBy: 'severity.description', findingCriteria: { criterion: openOf(aws) } },
        r => r.countsByGroup,
      ),
    },
  }
}

const discoveryOf = (aws: Aws, administrator: Field<Administrator>) =>
  aws.get(
    getAutomatedDiscoveryConfiguration,
    {},
    ({ autoEnableOrganizationMembers, disabledAt, firstEnabledAt, lastUpdatedAt, status }) => ({
      autoEnableOrganizationMembers,
      disabledAt,
      firstEnabledAt,
      lastUpdatedAt,
      status,
    }),
    { owner: async () => ownerIn(aws, await administrator) },
  )

function ownerIn(aws: Aws, administrator: Administrator): Owner | undefined {
  const account = administrator?.accountId
  return isAccount(account) && account !== aws.account ? { account } : undefined
}

export default read
