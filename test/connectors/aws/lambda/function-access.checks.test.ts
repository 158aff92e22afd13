import {
  functionPolicyNotPublic,
  functionUrlAuthenticated,
  functionUrlOrigins,
} from '../../../../connectors/aws/lambda/function-access.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:f'
const document = (...statements: object[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(s => ({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ARN, ...s })),
  })
const policy = (...statements: object[]) => ({
  settings: { Policy: statements.length > 0 ? document(...statements) : null, QualifiedPolicies: [] },
})
const s3 = (Condition?: object) => ({
  Sid: 'S3',
  Principal: { Service: 's3.amazonaws.com' },
  ...(Condition && { Condition }),
})
const SOURCE = { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::files' } }

checkTable(functionPolicyNotPublic, {
  pass: [
    { case: 'it has no policy', ...policy() },
    { case: 'another account may', ...policy({ Principal: { AWS: 'arn:aws:iam::999988887777:root' } }) },
    { case: 'a service may', ...policy({ Principal: { Service: 'events.amazonaws.com' } }) },
    {
      case: 'S3 may, for one account',
      ...policy(s3({ ...SOURCE, StringEquals: { 'AWS:SourceAccount': '111122223333' } })),
    },
    {
      case: 'everybody of one organization may',
      ...policy({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } }),
    },
  ],
  fail: [
    { case: 'everybody may', ...policy({ Sid: 'Open', Principal: '*' }), reason: /Open/ },
    {
      case: 'everybody may, by a URL without sign-in',
      ...policy({
        Principal: '*',
        Action: 'lambda:InvokeFunctionUrl',
        Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
      }),
    },
    { case: 'S3 may, for anybody’s bucket of that name', ...policy(s3(SOURCE)), reason: /any account, by S3/ },
    { case: 'S3 may, whatever the bucket', ...policy(s3()) },
    {
      case: 'the account of the bucket is a pattern',
      ...policy(s3({ StringLike: { 'aws:SourceAccount': '1111*' } })),
    },
    {
      case: 'the account of the bucket counts only where it is told',
      ...policy(s3({ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } })),
    },
    {
      case: 'everybody may invoke an alias',
      settings: { Policy: null, QualifiedPolicies: [{ Qualifier: 'live', Policy: document({ Principal: '*' }) }] },
      reason: /alias live/,
    },
  ],
  unknown: [
    { case: 'AWS answered an empty text', settings: { Policy: '', QualifiedPolicies: [] } },
    { case: 'nobody asked of the aliases', settings: { Policy: null }, gaps: ['QualifiedPolicies'] },
  ],
})

const urls = (...FunctionUrlConfigs: object[]) => ({ settings: { FunctionUrlConfigs } })
const url = (AuthType?: string, Cors?: object) => ({
  FunctionUrl: 'https://a.lambda-url.us-east-1.on.aws/',
  AuthType,
  Cors,
})

checkTable(functionUrlAuthenticated, {
  pass: [
    { case: 'it has no URL', ...urls() },
    { case: 'its URL asks for a signature', ...urls(url('AWS_IAM')) },
  ],
  fail: [
    { case: 'its URL takes requests of anybody', ...urls(url('NONE')) },
    { case: 'one of its aliases’ URLs does', ...urls(url('AWS_IAM'), url('NONE')) },
  ],
  unknown: [
    { case: 'AWS does not say', ...urls(url()) },
    { case: 'AWS answered no list', settings: { FunctionUrlConfigs: null } },
  ],
})

checkTable(functionUrlOrigins, {
  pass: [
    { case: 'it has no URL', ...urls() },
    { case: 'without CORS settings', ...urls(url('NONE')) },
    { case: 'one origin', ...urls(url('NONE', { AllowOrigins: ['https://northwindpay.example'] })) },
  ],
  fail: [
    { case: 'every origin', ...urls(url('NONE', { AllowOrigins: ['*'] })) },
    { case: 'every origin over TLS', ...urls(url('NONE', { AllowOrigins: ['https://*'] })) },
  ],
  unknown: [{ case: 'AWS answered no list', settings: { FunctionUrlConfigs: null } }],
})
