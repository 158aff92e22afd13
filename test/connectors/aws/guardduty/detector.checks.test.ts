import {
  detectorEnabled,
  detectorMalwareProtection,
  detectorRuntimeMonitoring,
  detectorS3Protection,
} from '../../../../connectors/aws/guardduty/detector.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const detector = (Status: string | undefined, gaps: string[] = []) => [{ settings: { Detector: { Status } }, gaps }]

checkTable(detectorEnabled, {
  pass: [
    { case: 'enabled', read: { detectors: detector('ENABLED') } },
    { case: 'enabled, the list not whole', read: { detectors: detector('ENABLED') }, incomplete: ['detectors'] },
  ],
  fail: [
    { case: 'none', read: { detectors: [] }, reason: /no detector/ },
    { case: 'suspended', read: { detectors: detector('DISABLED') }, reason: /DISABLED/ },
    {
      case: 'enabled in another region only',
      region: 'eu-west-1',
      read: { detectors: [{ ...detector('ENABLED')[0], region: 'us-east-1' }] },
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', read: { detectors: detector(undefined, ['Detector']) } },
    { case: 'AWS did not say', read: { detectors: detector(undefined) } },
    { case: 'not listed', read: { detectors: [] }, incomplete: ['detectors'] },
  ],
})

for (const [check, feature, other] of [
  [detectorS3Protection, 'S3_DATA_EVENTS', 'EKS_AUDIT_LOGS'],
  [detectorMalwareProtection, 'EBS_MALWARE_PROTECTION', 'S3_DATA_EVENTS'],
  [detectorRuntimeMonitoring, 'RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'],
] as const) {
  const with_ = (Name: string, Status: string, detectorStatus = 'ENABLED') => ({
    Detector: { Status: detectorStatus },
    Features: [
      { Name: 'CLOUD_TRAIL', Status: 'ENABLED' },
      { Name, Status },
    ],
  })
  checkTable(check, {
    pass: [
      { case: 'enabled', settings: with_(feature, 'ENABLED'), reason: /is enabled\.$/ },
      {
        case: 'enabled, its agents left to their owner',
        settings: {
          Detector: { Status: 'ENABLED' },
          Features: [
            {
              Name: feature,
              Status: 'ENABLED',
              AdditionalConfiguration: [{ Name: 'EC2_AGENT_MANAGEMENT', Status: 'DISABLED' }],
            },
          ],
        },
        reason: /EC2_AGENT_MANAGEMENT DISABLED/,
      },
    ],
    fail: [
      { case: 'disabled', settings: with_(feature, 'DISABLED'), reason: /is DISABLED\.$/ },
      { case: 'another plan is enabled', settings: with_(other, 'ENABLED') },
      {
        case: 'enabled on a suspended detector',
        settings: with_(feature, 'ENABLED', 'DISABLED'),
        reason: /detector is/,
      },
      { case: 'no features', settings: { Detector: { Status: 'ENABLED' }, Features: [] } },
    ],
    notApplicable: [nothing],
    unknown: [
      { case: 'AWS did not say whether it is enabled', settings: { Detector: {}, Features: [] } },
      { case: 'not read', gaps: ['Detector', 'Features'] },
      { case: 'AWS answered none', settings: { Detector: { Status: 'ENABLED' }, Features: null } },
    ],
  })
}
