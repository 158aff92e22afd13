import { describe, expect, test } from 'vitest'
import { externalAccessAnalyzerActive } from '../../../connectors/aws/accessanalyzer/analyzer.checks.ts'
import { contactInformationSet, securityContactSet } from '../../../connectors/aws/account/contacts.checks.ts'
import {
  accountMultiRegionTrail,
  accountOrganizationTrail,
  accountS3ReadEvents,
} from '../../../connectors/aws/cloudtrail/account.checks.ts'
import { trailLogValidation } from '../../../connectors/aws/cloudtrail/trail.checks.ts'
import { alarmChecks } from '../../../connectors/aws/cloudwatch/alarm.checks.ts'
import { recorderEnabled } from '../../../connectors/aws/config/recorder.checks.ts'
import * as acls from '../../../connectors/aws/ec2/network-acl.checks.ts'
import * as groups from '../../../connectors/aws/ec2/security-group.checks.ts'
import * as snapshots from '../../../connectors/aws/ec2/snapshot.checks.ts'
import * as volumes from '../../../connectors/aws/ec2/volume.checks.ts'
import { routesSpecific } from '../../../connectors/aws/ec2/vpc-peering.checks.ts'
import { detectorS3Protection } from '../../../connectors/aws/guardduty/detector.checks.ts'
import { organizationAutoEnable } from '../../../connectors/aws/guardduty/organization.checks.ts'
import { cloudShellFullAccessNotAttached } from '../../../connectors/aws/iam/identity.checks.ts'
import {
  expires90Days,
  lettersAndNumbers,
  minimumLength14,
} from '../../../connectors/aws/iam/password-policy.checks.ts'
import { policyNoFullAdmin } from '../../../connectors/aws/iam/policy.checks.ts'
import { roleTrustNoWildcard, roleUsed90Days } from '../../../connectors/aws/iam/role.checks.ts'
import { keyPolicyNoWildcardPrincipal, keyRotationEnabled } from '../../../connectors/aws/kms/key.checks.ts'
import { snapshotNotPublic } from '../../../connectors/aws/rds/snapshot.checks.ts'
import { bucketAclNotPublic } from '../../../connectors/aws/s3/bucket-access.checks.ts'
import { standardsEnabled } from '../../../connectors/aws/securityhub/hub.checks.ts'
import type { AccountCheck, Check } from '../../../connectors/kit/index.ts'
import { type Row, verdictOf } from '../../kit/rows.ts'
import { chainOf, patterns } from './cloudwatch/alarm-rows.ts'

// Members that AWS answers always, as its documentation and its recorded answers have them: where one is not there, it was
// not said, and is neither a yes nor a no.

const rootUse = alarmChecks.find(c => c.id === 'cloudwatch-alarm-root-use') as AccountCheck
const grant = { Effect: 'Allow', Action: '*', Resource: '*' }
const named = (settings: object) => [{ id: 'one', name: 'one', region: 'us-east-1', settings: { ...settings } }]
const trails = (settings: object): Partial<Row> => ({ read: { trails: named(settings), organizations: named({}) } })
const logging = { Status: { IsLogging: true }, EventSelectors: null, AdvancedEventSelectors: null }
const recorder = { recording: true, Status: { lastStatus: 'SUCCESS' } }
const everyRule = Object.values(groups).filter(check => check.id !== groups.defaultClosed.id)

const rows: [Check, string, Partial<Row>][] = [
  [securityContactSet, 'whoever it is', { settings: { SECURITY: {} } }],
  [contactInformationSet, 'whoever it is', { settings: { ContactInformation: {} } }],
  [externalAccessAnalyzerActive, 'its type', { read: { analyzers: named({ status: 'ACTIVE' }), organization: [] } }],
  [externalAccessAnalyzerActive, 'its status', { read: { analyzers: named({ type: 'ACCOUNT' }), organization: [] } }],
  [accountMultiRegionTrail, 'whether it is multi-Region', trails({ ...logging, HasCustomEventSelectors: false })],
  [accountMultiRegionTrail, 'its selectors', trails({ ...logging, IsMultiRegionTrail: true })],
  [accountS3ReadEvents, 'whether it is multi-Region', trails(logging)],
  [
    accountOrganizationTrail,
    'its selectors',
    trails({ ...logging, IsMultiRegionTrail: true, IsOrganizationTrail: true }),
  ],
  [trailLogValidation, 'the setting', { settings: { TrailARN: 'arn' } }],
  [recorderEnabled, 'what is recorded', { read: { recorders: named(recorder) } }],
  [recorderEnabled, 'whether that is all', { read: { recorders: named({ ...recorder, recordingGroup: {} }) } }],
  [volumes.encrypted, 'the setting', { settings: { VolumeId: 'vol-1' } }],
  [snapshots.encrypted, 'the setting', { settings: { SnapshotId: 'snap-1' } }],
  ...everyRule.map((check): [Check, string, Partial<Row>] => [check, 'the rules', { settings: { GroupName: 'web' } }]),
  [groups.defaultClosed, 'the rules', { settings: { GroupName: 'default' } }],
  [groups.defaultClosed, 'outbound rules', { settings: { GroupName: 'default', IpPermissions: [] } }],
  [
    groups.adminPortsIpv4,
    'the block of a rule',
    { settings: { IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{}] }] } },
  ],
  [snapshots.notPublic, 'whom it is shared with', { settings: { CreateVolumePermissions: [{}] } }],
  [snapshotNotPublic, 'with whom', { settings: { DBSnapshotAttributes: [{ AttributeName: 'restore' }] } }],
  [bucketAclNotPublic, 'the grantee', { settings: { Acl: { Grants: [{ Permission: 'READ' }] } } }],
  [bucketAclNotPublic, 'the group', { settings: { Acl: { Grants: [{ Grantee: { Type: 'Group' } }] } } }],
  [keyPolicyNoWildcardPrincipal, 'the policy', { settings: {} }],
  [keyPolicyNoWildcardPrincipal, 'the principal', { settings: { Policy: JSON.stringify({ Statement: [grant] }) } }],
  [roleTrustNoWildcard, 'the principal', { settings: { AssumeRolePolicyDocument: { Statement: [grant] } } }],
  [
    roleTrustNoWildcard,
    'who it is',
    { settings: { AssumeRolePolicyDocument: { Statement: { ...grant, Principal: {} } } } },
  ],
  [
    policyNoFullAdmin,
    'the resource',
    { settings: { Arn: 'arn', AttachmentCount: 1, Document: { Statement: { Effect: 'Allow', Action: '*' } } } },
  ],
  [
    cloudShellFullAccessNotAttached,
    'which policy is attached',
    { read: { users: named({ AttachedManagedPolicies: [{ PolicyName: 'one' }] }) } },
  ],
  [minimumLength14, 'the length', { settings: { PasswordPolicy: { RequireNumbers: true } } }],
  [expires90Days, 'whether they expire', { settings: { PasswordPolicy: { MaxPasswordAge: 30 } } }],
  [expires90Days, 'after how long', { settings: { PasswordPolicy: { ExpirePasswords: true } } }],
  [
    lettersAndNumbers,
    'whether numbers are required',
    {
      settings: { PasswordPolicy: { RequireLowercaseCharacters: true } },
      read: { passwords: named({ LoginProfile: {} }) },
    },
  ],
  [
    acls.adminPorts,
    'the block of a rule',
    { settings: { Entries: [{ RuleNumber: 1, RuleAction: 'allow', Protocol: '-1', Egress: false }] } },
  ],
  [roleUsed90Days, 'when it was created', { settings: { Path: '/', RoleLastUsed: {} } }],
  [
    standardsEnabled,
    'the status of a standard',
    { read: { hubs: named({ EnabledStandards: [{ StandardsArn: 'one' }] }) } },
  ],
  [routesSpecific, 'its status', { settings: { VpcPeeringConnectionId: 'pcx-1' } }],
  [
    keyRotationEnabled,
    'the rotation of a key that has one',
    {
      settings: {
        KeyMetadata: { KeyManager: 'CUSTOMER', KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS', KeyState: 'Enabled' },
        Rotation: {},
      },
    },
  ],
  [
    detectorS3Protection,
    'the status of the feature',
    { settings: { Detector: { Status: 'ENABLED' }, Features: [{ Name: 'S3_DATA_EVENTS' }] } },
  ],
  [
    organizationAutoEnable,
    'both settings',
    {
      read: {
        organizations: named({}),
        administrators: named({ Administrator: null }),
        configurations: named({ OrganizationConfiguration: { MemberAccountLimitReached: false } }),
      },
    },
  ],
  [
    rootUse,
    'whether actions are on',
    { read: chainOf(patterns['root-use'] ?? '', { alarm: { ActionsEnabled: undefined } }) },
  ],
  [
    rootUse,
    'whether the trail is multi-Region',
    { read: chainOf(patterns['root-use'] ?? '', { trail: { IsMultiRegionTrail: undefined } }) },
  ],
]

describe('what AWS leaves out is unknown', () => {
  test.each(rows.map(([check, left, row]) => ({ id: check.id, left, check, row })))('$id: $left', ({ check, row }) => {
    const { status, reason } = verdictOf(check, row)
    expect(status, reason).toBe('unknown')
    expect(reason).toMatch(/^(?:AWS (?:did not|answered|named)|A statement names)/)
  })
})
