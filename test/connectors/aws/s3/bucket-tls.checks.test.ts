import { bucketTlsOnly } from '../../../../connectors/aws/s3/bucket-access.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const id = 'arn:aws:s3:::acme'
const plain = { Bool: { 'aws:SecureTransport': 'false' } }
const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [id, `${id}/*`], Condition: plain }
const row = (text: string, ...Statement: object[]): Row => ({
  case: text,
  id,
  settings: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})

checkTable(bucketTlsOnly, {
  pass: [
    row('the statement of the AWS guide', deny),
    row('all actions, principals and resources by wildcards', {
      ...deny,
      Principal: { AWS: ['*'] },
      Action: ['*'],
      Resource: '*',
    }),
    row('a boolean, IfExists, keys in another case', {
      ...deny,
      Action: 'S3:*',
      Condition: { BoolIfExists: { 'AWS:securetransport': [false] } },
    }),
    row('bucket and objects in two statements', { ...deny, Resource: id }, { ...deny, Resource: `${id}/*` }),
    row('one pattern for both', { ...deny, Resource: `${id}*` }),
    row('old TLS denied as well, by a statement of its own', deny, {
      ...deny,
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    }),
    row('a grant beside it', deny, { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${id}/*` }),
    {
      ...row('a bucket in China', { ...deny, Resource: ['arn:aws-cn:s3:::acme', 'arn:aws-cn:s3:::acme/*'] }),
      id: 'arn:aws-cn:s3:::acme',
    },
  ],
  fail: [
    { case: 'no policy', id, settings: { Policy: null } },
    { ...row('the bucket is left out', { ...deny, Resource: `${id}/*` }), reason: /to the bucket\.$/ },
    { ...row('objects are left out', { ...deny, Resource: id }), reason: /to its objects\.$/ },
    row('some keys only', { ...deny, Resource: [id, `${id}/private/*`] }),
    row('keys of one character only', { ...deny, Resource: [id, `${id}/?`] }),
    row('keys of two characters or more', { ...deny, Resource: [id, `${id}/??*`] }),
    row('another bucket', { ...deny, Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::other/*'] }),
    row('all buckets but this one', { ...deny, Resource: undefined, NotResource: [id, `${id}/*`] }),
    row('some actions only (Prowler passes it)', { ...deny, Action: 's3:PutObject' }),
    row('all actions but one', { ...deny, Action: undefined, NotAction: 's3:GetObject' }),
    row('an account only', { ...deny, Principal: { AWS: '111122223333' } }),
    row('a service only', { ...deny, Principal: { Service: '*' } }),
    row('everybody but some', { ...deny, Principal: undefined, NotPrincipal: { AWS: '111122223333' } }),
    row('requests with TLS', { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    row('an Allow with TLS', { ...deny, Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    row('an Allow without TLS, to everyone', { ...deny, Effect: 'Allow' }),
    row('a further condition', { ...deny, Condition: { ...plain, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    row('a further key under the same operator', {
      ...deny,
      Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:ViaAWSService': 'false' } },
    }),
    row('old TLS but plain HTTP let through', {
      ...deny,
      Condition: { Bool: { 'aws:SecureTransport': 'true' }, NumericLessThan: { 's3:TlsVersion': '1.2' } },
    }),
    row('old TLS alone: plain HTTP has no TLS version', {
      ...deny,
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    }),
    row('every TLS version there is, but none of plain HTTP', {
      ...deny,
      Condition: { NumericLessThan: { 's3:TlsVersion': 9 } },
    }),
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the policy was not read', id, gaps: ['Policy'] },
    { case: 'the policy is not JSON', id, settings: { Policy: '{' } },
  ],
})
