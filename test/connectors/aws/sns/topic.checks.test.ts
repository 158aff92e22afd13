import {
  failedDeliveriesLogged,
  topicKmsEncryption,
  topicPolicyNotPublic,
  topicSubscriptionsEncrypted,
} from '../../../../connectors/aws/sns/topic.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const policy = (...Statement: object[]) => ({
  Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const publish = { Sid: 'pub', Effect: 'Allow', Action: 'SNS:Publish', Resource: '*' }
const everybody = { AWS: '*' }
const denial = { Effect: 'Deny', Principal: '*', Action: 'SNS:*', Resource: '*' }
const outside = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }

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
    ...(
      [
        ['a service, by its name', { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } }],
        [
          'ARNs of an account, each part by itself',
          { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:*:111122223333:*' } },
        ],
        [
          'ARNs of an account, no star before it',
          { StringLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:111122223333:*' } },
        ],
        ["one company's IPv6 addresses", { IpAddress: { 'aws:SourceIp': '2a06:98c0::/29' } }],
      ] as const
    ).map(([text, Condition]) => ({ case: text, settings: policy({ ...publish, Principal: '*', Condition }) })),
    ...(
      [
        ['outside the organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
        [
          'outside an account, by several keys',
          {
            StringNotEqualsIfExists: { 'aws:PrincipalAccount': '111122223333', 'aws:SourceAccount': '111122223333' },
          },
        ],
        ['outside a path', { 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }],
        ['from elsewhere', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
      ] as const
    ).map(([text, Condition]) => ({
      case: `everybody, but a Deny to all ${text}`,
      settings: policy({ ...publish, Principal: '*' }, { ...denial, Condition }),
    })),
    {
      case: 'everybody, but a Deny to all but an account',
      settings: policy(
        { ...publish, Principal: '*' },
        { ...denial, Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
      ),
    },
    { case: 'everybody is allowed, and denied', settings: policy({ ...publish, Principal: '*' }, denial) },
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
    ...(
      [
        [
          'ARNs whose star spans the account',
          { StringLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:*:111122223333:*' } },
        ],
        ['half of the IPv6 internet', { IpAddress: { 'aws:SourceIp': ['8000::/1', '203.0.113.7'] } }],
        ['every /8 there is', { IpAddress: { 'aws:SourceIp': Array.from({ length: 256 }, (_, i) => `${i}.0.0.0/8`) } }],
        ['any AWS service', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }],
        ['the account, if it is said', { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }],
        [
          'the account, unless there is none',
          { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/' } },
        ],
        ['not another account', { StringNotEquals: { 'aws:SourceAccount': '999988887777' } }],
        ['an account is said', { Null: { 'aws:SourceAccount': 'false' } }],
      ] as const
    ).map(([text, Condition]) => ({ case: text, settings: policy({ ...publish, Principal: '*', Condition }) })),
    ...(
      [
        ['without TLS', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
        ['of something else', { Action: 'SNS:Subscribe', Condition: outside }],
        ['inside the organization', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }],
        ['outside any organization', { Condition: { StringNotLike: { 'aws:PrincipalOrgID': '*' } } }],
        [
          'outside a path, if it is said',
          { Condition: { 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } } },
        ],
        ['of one account', { Principal: { AWS: '999988887777' } }],
      ] as const
    ).map(([text, deny]) => ({
      case: `everybody, beside a Deny ${text}`,
      settings: policy({ ...publish, Principal: '*' }, { ...denial, ...deny }),
    })),
    { case: 'a part of principals', settings: policy({ ...publish, Principal: { AWS: 'arn:aws:iam::*:root' } }) },
    { case: 'everybody but one', settings: policy({ ...publish, NotPrincipal: { AWS: '111122223333' } }) },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['Attributes'] },
    { case: 'AWS answered none', settings: { Attributes: {} } },
    ...(
      [
        ['of a part of the actions', { Action: 'SNS:Pub?ish', Condition: outside }],
        ['of one topic', { Resource: 'arn:aws:sns:us-east-1:111122223333:other', Condition: outside }],
        ['that spares services', { Condition: { ...outside, Bool: { 'aws:PrincipalIsAWSService': 'false' } } }],
      ] as const
    ).map(([text, deny]) => ({
      case: `everybody, beside a Deny ${text}`,
      settings: policy({ ...publish, Action: 'SNS:Pub*', Principal: '*' }, { ...denial, ...deny }),
    })),
    {
      case: 'every service, beside a Deny to AWS principals',
      settings: policy({ ...publish, Principal: { Service: '*' } }, { ...denial, Condition: outside }),
    },
    {
      case: 'a member that is there twice',
      settings: {
        Attributes: {
          Policy: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"SNS:*","Effect":"Deny","Resource":"*"}}',
        },
      },
      reason: /names a member twice/,
    },
    {
      case: 'a range of addresses that is none',
      settings: policy({ ...publish, Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': 'office' } } }),
    },
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

const sends = (...protocols: (string | undefined)[]) => ({
  settings: { Subscriptions: protocols.map(Protocol => ({ Protocol, SubscriptionArn: 'PendingConfirmation' })) },
})

checkTable(topicSubscriptionsEncrypted, {
  pass: [{ case: 'over TLS and inside AWS', ...sends('sqs', 'https', 'sqs'), reason: /https, sqs/ }],
  fail: [{ case: 'one over HTTP', ...sends('https', 'http'), reason: /1 subscription over/ }],
  notApplicable: [{ case: 'nobody', ...sends() }],
  unknown: [
    { case: 'a protocol is not stated', ...sends('https', undefined) },
    { case: 'AWS lists none', settings: { Subscriptions: null } },
  ],
})

const role = 'arn:aws:iam::111122223333:role/SNSFailureFeedback'
const sending = (attributes: object | null, ...protocols: (string | undefined)[]) => ({
  settings: { Attributes: attributes, Subscriptions: protocols.map(Protocol => ({ Protocol })) },
})

checkTable(failedDeliveriesLogged, {
  pass: [
    { case: 'its one protocol is logged', ...sending({ SQSFailureFeedbackRoleArn: role }, 'sqs') },
    {
      case: 'HTTP and HTTPS by one setting, mail by none',
      ...sending({ HTTPFailureFeedbackRoleArn: role }, 'http', 'https', 'email'),
      reason: /for HTTP\.$/,
    },
  ],
  fail: [
    { case: 'nothing is logged', ...sending({}, 'lambda'), reason: /Lambda/ },
    { case: 'successes alone are', ...sending({ SQSSuccessFeedbackRoleArn: role }, 'sqs') },
    {
      case: 'of two protocols one is',
      ...sending({ SQSFailureFeedbackRoleArn: role }, 'sqs', 'firehose'),
      reason: /for Firehose\.$/,
    },
  ],
  notApplicable: [
    nothing,
    { case: 'no subscription', ...sending({}) },
    { case: 'mail and texts alone', ...sending({}, 'email', 'email-json', 'sms') },
  ],
  unknown: [
    { case: 'a protocol that is new', ...sending({ SQSFailureFeedbackRoleArn: role }, 'sqs', 'pigeon') },
    { case: 'a protocol that AWS left out', ...sending({ SQSFailureFeedbackRoleArn: role }, 'sqs', undefined) },
    { case: 'no attributes', ...sending(null, 'sqs') },
    { case: 'no subscriptions', settings: { Attributes: {}, Subscriptions: null } },
  ],
})
