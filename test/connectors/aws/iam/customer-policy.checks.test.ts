import {
  customerPolicyNoDecryptEveryKey,
  customerPolicyNoFullAdmin,
  customerPolicyNoMarketplace,
  customerPolicyNoWholeService,
} from '../../../../connectors/aws/iam/customer-policy.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const statement = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
const policy = (text: string, Document: unknown, more: object = {}): Row => ({
  case: text,
  settings: {
    Arn: 'arn:aws:iam::111122223333:policy/own',
    DefaultVersionId: 'v2',
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    Document,
    ...more,
  },
})
const everything = document(statement('*'))
const others: Row[] = [
  nothing,
  policy('of AWS', everything, { Arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
  policy('a boundary only', everything, { AttachmentCount: 0, PermissionsBoundaryUsageCount: 3 }),
]
const unsaid: Row[] = [policy('no document', undefined), { case: 'the document was not read', gaps: ['Document'] }]

checkTable(customerPolicyNoFullAdmin, {
  pass: [
    policy('one bucket', document(statement('s3:*', 'arn:aws:s3:::logs/*'))),
    policy('everything denied', document(statement('*', '*', { Effect: 'Deny' }))),
  ],
  fail: [
    { ...policy('everything', everything), reason: /^Version v2 allows full administration; attachments: 1\.$/ },
    policy('everything, held by nobody', everything, { AttachmentCount: 0 }),
    policy('a boundary that is attached too', everything, { PermissionsBoundaryUsageCount: 1 }),
    policy('by two statements', document(statement('iam:*'), { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })),
  ],
  notApplicable: others,
  unknown: unsaid,
})

checkTable(customerPolicyNoWholeService, {
  pass: [
    policy('a common beginning', document(statement('ec2:Describe*'))),
    policy('one action', document(statement(['s3:GetObject', 's3:PutObject']))),
    policy('a Deny', document(statement('ec2:*', '*', { Effect: 'Deny' }))),
    policy('all but everything', document({ Effect: 'Allow', NotAction: '*', Resource: '*' })),
  ],
  fail: [
    { ...policy('one service', document(statement('ec2:*'))), reason: /every action of ec2;/ },
    policy('on one resource', document(statement('s3:*', 'arn:aws:s3:::logs/*'))),
    policy(
      'in capitals, under a condition',
      document(statement('EC2:*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })),
    ),
    policy('some services', document(statement('s*:*'))),
    { ...policy('everything', everything), reason: /every action of \*;/ },
    {
      ...policy('all but a service', document({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })),
      reason: /NotAction/,
    },
  ],
  notApplicable: others,
  unknown: unsaid,
})

const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

checkTable(customerPolicyNoDecryptEveryKey, {
  pass: [
    policy('one key', document(statement('kms:Decrypt', key))),
    policy('the keys of one region', document(statement('kms:*', 'arn:aws:kms:us-east-1:111122223333:key/*'))),
    policy('another action', document(statement('kms:Encrypt'))),
    policy('aliases, which name no key', document(statement('kms:Decrypt', 'arn:aws:kms:*:111122223333:alias/*'))),
    policy('a Deny', document(statement('kms:Decrypt', '*', { Effect: 'Deny' }))),
  ],
  fail: [
    { ...policy('every resource', document(statement('kms:Decrypt'))), reason: /decrypting with every key/ },
    policy('by another word', document(statement('kms:ReEncrypt*'))),
    policy('every key of the account', document(statement('kms:Decrypt', 'arn:aws:kms:*:111122223333:key/*'))),
    policy('every key, among others', document(statement('kms:D*', [key, 'arn:aws:kms:*:*:key/*']))),
    policy('all but one key', document({ Effect: 'Allow', Action: 'kms:Decrypt', NotResource: key })),
    policy(
      'under a condition',
      document(
        statement('kms:Decrypt', '*', {
          Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
        }),
      ),
    ),
    policy('everything', everything),
  ],
  notApplicable: others,
  unknown: unsaid,
})

const SUBSCRIBE = 'aws-marketplace:Subscribe'
const denied = (Action: string, more: object = {}) => statement(Action, '*', { Effect: 'Deny', ...more })

checkTable(customerPolicyNoMarketplace, {
  pass: [
    policy('other actions', document(statement('aws-marketplace:ViewSubscriptions'))),
    policy('one product', document(statement(SUBSCRIBE, 'arn:aws:aws-marketplace::111122223333:product/1'))),
    policy('everything but that', document({ Effect: 'Allow', NotAction: 'aws-marketplace:*', Resource: '*' })),
    policy('denied again', document(statement('*'), denied(SUBSCRIBE))),
  ],
  fail: [
    { ...policy('every product', document(statement(SUBSCRIBE))), reason: /allows subscribing to everything/ },
    policy('by a wildcard', document(statement('aws-marketplace:*'))),
    policy('in small letters', document(statement('aws-marketplace:subscribe'))),
    policy('everything', everything),
    policy('everything but something else', document({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })),
    policy(
      'on a condition',
      document(statement(SUBSCRIBE, '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    ),
    policy(
      'denied on a condition',
      document(statement(SUBSCRIBE), denied(SUBSCRIBE, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
    ),
    policy('something else denied', document(statement(SUBSCRIBE), denied('aws-marketplace:Unsubscribe'))),
  ],
  notApplicable: others,
  unknown: unsaid,
})
