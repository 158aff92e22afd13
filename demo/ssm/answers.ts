import { type Answer, type AnswerRequest, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS Systems Manager API Reference (2014-11-06), for what the emulator lacks: nodes, their
// compliance, associations and settings of the service.

/** Instances of the EC2 seed, as the emulator numbers them, that have the agent. The others have none. */
const NODES: Readonly<Record<string, readonly { id: string; name: string; patched: boolean }[]>> = {
  'us-east-1': [
    { id: 'i-0cbc2941d34688d3a', name: 'payments-api-2', patched: true },
    { id: 'i-09ab0687eb6d28a4e', name: 'settlement-batch', patched: true },
  ],
  'eu-west-1': [{ id: 'i-0995e600fbe8344ff', name: 'payments-api-2', patched: false }],
}

const nodesIn = ({ region }: AnswerRequest) => NODES[region] ?? []

const answer = (operation: string, respond: (request: AnswerRequest) => unknown): Answer => ({
  service: 'ssm',
  operation,
  respond: request => json(respond(request)),
})

const counts = (bad: number) => ({
  CriticalCount: 0,
  HighCount: bad,
  MediumCount: 0,
  LowCount: 0,
  InformationalCount: 0,
  UnspecifiedCount: 0,
})

function summary(kind: string, good: boolean, { id, now }: { id: string; now: Date }) {
  return {
    ComplianceType: kind,
    ResourceType: 'ManagedInstance',
    ResourceId: id,
    Status: good ? 'COMPLIANT' : 'NON_COMPLIANT',
    OverallSeverity: good ? 'UNSPECIFIED' : 'HIGH',
    ExecutionSummary: { ExecutionTime: secondsAgo(now, 26_400), ExecutionType: 'Command' },
    CompliantSummary: { CompliantCount: kind === 'Patch' ? 212 : 1, SeveritySummary: counts(0) },
    NonCompliantSummary: { NonCompliantCount: good ? 0 : 4, SeveritySummary: counts(good ? 0 : 4) },
  }
}

/** What Northwind Pay set in the first region; elsewhere everything is as AWS delivers it. */
const SETTINGS: Readonly<Record<string, readonly [set: string | null, byDefault: string]>> = {
  '/ssm/automation/customer-script-log-destination': ['CloudWatch', ''],
  '/ssm/automation/customer-script-log-group-name': ['/aws/ssm/automation/executeScript', ''],
  '/ssm/documents/console/public-sharing-permission': ['Disable', 'Enable'],
  '/ssm/managed-instance/default-ec2-instance-management-role': [null, '$None'],
}

export const answers: readonly Answer[] = [
  answer('DescribeInstanceInformation', request => ({
    InstanceInformationList: nodesIn(request).map(({ id, name }) => ({
      InstanceId: id,
      PingStatus: 'Online',
      LastPingDateTime: secondsAgo(request.now, 95),
      AgentVersion: '3.3.2299.0',
      IsLatestVersion: true,
      PlatformType: 'Linux',
      PlatformName: 'Amazon Linux',
      PlatformVersion: '2023',
      ResourceType: 'EC2Instance',
      ComputerName: `${name}.internal`,
      SourceId: id,
      SourceType: 'AWS::EC2::Instance',
    })),
  })),
  answer('ListResourceComplianceSummaries', request => {
    const { Filters = [] } = JSON.parse(request.body) as { Filters?: { Values: string[] }[] }
    const kind = Filters[0]?.Values[0] ?? ''
    const good = (patched: boolean) => kind !== 'Patch' || patched
    const of = (id: string, patched: boolean) => summary(kind, good(patched), { id, now: request.now })
    return { ResourceComplianceSummaryItems: nodesIn(request).map(({ id, patched }) => of(id, patched)) }
  }),
  answer('ListAssociations', ({ region, now }) => ({
    Associations:
      region === 'us-east-1'
        ? [
            {
              Name: 'AWS-RunPatchBaseline',
              AssociationId: '6b3a1f52-9f6e-4a43-8d0a-1f6f2ac0c5d1',
              AssociationVersion: '2',
              AssociationName: 'patch-payments',
              Targets: [{ Key: 'tag:environment', Values: ['payments-prod'] }],
              ScheduleExpression: 'cron(0 2 ? * SUN *)',
              LastExecutionDate: secondsAgo(now, 100_000),
              Overview: {
                Status: 'Success',
                DetailedStatus: 'Success',
                AssociationStatusAggregatedCount: { Success: 2 },
              },
            },
          ]
        : [],
  })),
  answer('GetServiceSetting', ({ body, region }) => {
    const { SettingId = '' } = JSON.parse(body) as { SettingId?: string }
    const [set = null, byDefault = ''] = SETTINGS[SettingId] ?? []
    const changed = region === 'us-east-1' && set !== null
    return {
      ServiceSetting: {
        SettingId,
        SettingValue: changed ? set : byDefault,
        Status: changed ? 'Customized' : 'Default',
      },
    }
  }),
]
