import {
  detectorEc2Runtime,
  detectorEcsRuntime,
  detectorEksAuditLogs,
  detectorEksRuntime,
  detectorLambdaProtection,
  detectorRdsProtection,
} from '../../../../connectors/aws/guardduty/plans.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const having = (...Features: object[]) => ({ Detector: { Status: 'ENABLED' }, Features })
const unread = { case: 'not read', gaps: ['Detector', 'Features'] }

for (const [check, feature] of [
  [detectorEksAuditLogs, 'EKS_AUDIT_LOGS'],
  [detectorLambdaProtection, 'LAMBDA_NETWORK_LOGS'],
  [detectorRdsProtection, 'RDS_LOGIN_EVENTS'],
] as const)
  checkTable(check, {
    pass: [{ case: 'enabled', settings: having({ Name: 'CLOUD_TRAIL' }, { Name: feature, Status: 'ENABLED' }) }],
    fail: [
      { case: 'disabled', settings: having({ Name: feature, Status: 'DISABLED' }) },
      { case: 'not among them', settings: having({ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' }) },
      {
        case: 'suspended',
        settings: { ...having({ Name: feature, Status: 'ENABLED' }), Detector: { Status: 'DISABLED' } },
      },
    ],
    notApplicable: [nothing],
    unknown: [unread, { case: 'AWS does not state it', settings: having({ Name: feature }) }],
  })

const runtime = (agent: string, status: string | undefined, Name = 'RUNTIME_MONITORING', Status = 'ENABLED') =>
  having({
    Name,
    Status,
    AdditionalConfiguration: [
      { Name: 'OTHER', Status: 'ENABLED' },
      { Name: agent, Status: status },
    ],
  })

for (const [check, agent] of [
  [detectorEksRuntime, 'EKS_ADDON_MANAGEMENT'],
  [detectorEcsRuntime, 'ECS_FARGATE_AGENT_MANAGEMENT'],
  [detectorEc2Runtime, 'EC2_AGENT_MANAGEMENT'],
] as const)
  checkTable(check, {
    pass: [{ case: 'enabled, with its agent', settings: runtime(agent, 'ENABLED'), reason: new RegExp(agent) }],
    fail: [
      { case: 'without its agent', settings: runtime(agent, 'DISABLED'), reason: /is DISABLED/ },
      { case: 'disabled', settings: runtime(agent, 'ENABLED', 'RUNTIME_MONITORING', 'DISABLED') },
      { case: 'no features', settings: having() },
    ],
    notApplicable: [nothing],
    unknown: [
      unread,
      { case: 'AWS does not state the agent', settings: runtime(agent, undefined) },
      { case: 'AWS answered none', settings: { Detector: { Status: 'ENABLED' }, Features: null } },
    ],
  })

const eks = 'EKS_ADDON_MANAGEMENT'
const both = (now: string | undefined, before: string) =>
  having(
    { Name: 'EKS_RUNTIME_MONITORING', Status: before, AdditionalConfiguration: [{ Name: eks, Status: before }] },
    { Name: 'RUNTIME_MONITORING', Status: now, AdditionalConfiguration: [{ Name: eks, Status: 'ENABLED' }] },
  )

checkTable(detectorEksRuntime, {
  pass: [
    { case: 'the older feature alone', settings: runtime(eks, 'ENABLED', 'EKS_RUNTIME_MONITORING') },
    { case: 'the older feature, the newer off', settings: both('DISABLED', 'ENABLED') },
  ],
  fail: [{ case: 'both off', settings: both('DISABLED', 'DISABLED'), reason: /^RUNTIME_MONITORING is DISABLED/ }],
  unknown: [{ case: 'the older off, the newer not stated', settings: both(undefined, 'DISABLED') }],
})
