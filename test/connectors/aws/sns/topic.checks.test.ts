import { topicKmsEncryption, topicPolicyNotPublic } from '../../../../connectors/aws/sns/topic.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const policy = (...Statement: object[]) => ({
  Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const publish = { Sid: 'pub', Effect: 'Allow', Action: 'SNS:Publish', Resource: '*' }
const everybody = { AWS: '*' }

checkTable(topicPolicyNotPublic, {
  pass: [
    {
      case: "AWS's default policy: everybody whose account owns the topic",
      settings: policy({
        ...publish,
        Principal: everybody,
        Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
      }),
    },
    { case: 'a service', settings: policy({ ...publish, Principal: { Service: 'cloudwatch.amazonaws.com' } }) },
    { case: 'everybody is denied', settings: policy({ ...publish, Effect: 'Deny', Principal: '*' }) },
  ],
  fail: [
    { case: 'everybody', settings: policy({ ...publish, Principal: '*' }), reason: /by pub\.$/ },
    {
      case: 'everybody, on a condition that does not say who',
      settings: policy({ ...publish, Principal: everybody, Condition: { StringEquals: { 'sns:Protocol': 'https' } } }),
    },
    {
      case: 'any account, by a wildcard in the condition',
      settings: policy({ ...publish, Principal: everybody, Condition: { StringLike: { 'aws:SourceAccount': '*' } } }),
    },
    { case: 'everybody but one', settings: policy({ ...publish, NotPrincipal: { AWS: '111122223333' } }) },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['Attributes'] },
    { case: 'AWS answered none', settings: { Attributes: {} } },
    { case: 'unreadable', settings: { Attributes: { Policy: 'not JSON' } } },
  ],
})

checkTable(topicKmsEncryption, {
  pass: [{ case: 'a key', settings: { Attributes: { KmsMasterKeyId: 'alias/aws/sns' } } }],
  fail: [
    { case: 'no key', settings: { Attributes: {} } },
    { case: 'an empty key', settings: { Attributes: { KmsMasterKeyId: '' } } },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['Attributes'] },
    { case: 'AWS answered nothing', settings: { Attributes: null } },
  ],
})
