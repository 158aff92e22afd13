import { publicAccessBlocked } from '../../../../connectors/aws/emr/block-public-access.checks.ts'
import { primaryNotPublic } from '../../../../connectors/aws/emr/cluster.checks.ts'
import { encryptedAtRest, encryptedInTransit } from '../../../../connectors/aws/emr/security-configuration.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const nodes = (...PrimaryNodes: object[]) => ({ settings: { Id: 'j-1', PrimaryNodes } })

checkTable(primaryNotPublic, {
  pass: [{ case: 'it has none', ...nodes({ Ec2InstanceId: 'i-1', PrivateIpAddress: '10.0.0.1' }) }],
  fail: [{ case: 'one of three', ...nodes({ Id: 'ci-1' }, { Ec2InstanceId: 'i-2', PublicIpAddress: '192.0.2.7' }) }],
  notApplicable: [{ case: 'none runs', ...nodes() }],
})

const block = (BlockPublicSecurityGroupRules: boolean | undefined, ...ranges: object[]) => ({
  settings: {
    BlockPublicAccessConfiguration: {
      BlockPublicSecurityGroupRules,
      PermittedPublicSecurityGroupRuleRanges: ranges,
    },
  },
})

checkTable(publicAccessBlocked, {
  pass: [
    { case: 'all', ...block(true) },
    { case: 'all but SSH', ...block(true, { MinRange: 22, MaxRange: 22 }) },
    { case: 'all but SSH, told by one number', ...block(true, { MinRange: 22 }) },
  ],
  fail: [
    { case: 'nothing', ...block(false) },
    { case: 'all but two', ...block(true, { MinRange: 22, MaxRange: 23 }), reason: /22 to 23/ },
    { case: 'all but SSH and one', ...block(true, { MinRange: 22, MaxRange: 22 }, { MinRange: 8088 }) },
  ],
  unknown: [
    { case: 'AWS does not say', ...block(undefined) },
    { case: 'AWS does not say which ports', ...block(true, {}) },
    { case: 'AWS answers nothing', settings: { BlockPublicAccessConfiguration: null } },
  ],
})

const document = (EncryptionConfiguration?: object) => ({
  settings: { Name: 'c', SecurityConfiguration: JSON.stringify({ EncryptionConfiguration }) },
})
const unreadable = [
  { case: 'a document that cannot be read', settings: { SecurityConfiguration: '{' } },
  { case: 'no document', settings: { SecurityConfiguration: null } },
]

checkTable(encryptedAtRest, {
  pass: [
    {
      case: 'they do',
      ...document({ EnableAtRestEncryption: true, AtRestEncryptionConfiguration: { S3EncryptionConfiguration: {} } }),
      reason: /^Encryption at rest is on for Amazon S3\.$/,
    },
  ],
  fail: [
    { case: 'they do not', ...document({ EnableAtRestEncryption: false, EnableInTransitEncryption: true }) },
    { case: 'they say nothing of encryption', ...document() },
  ],
  unknown: [
    ...unreadable,
    { case: 'they say something else', ...document({ EnableAtRestEncryption: 'true' }) },
    { case: 'they do not say of what', ...document({ EnableAtRestEncryption: true }) },
  ],
})

checkTable(encryptedInTransit, {
  pass: [{ case: 'they do', ...document({ EnableInTransitEncryption: true }) }],
  fail: [{ case: 'they do not', ...document({ EnableAtRestEncryption: true, EnableInTransitEncryption: false }) }],
  unknown: unreadable,
})
