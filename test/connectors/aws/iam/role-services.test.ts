import { serviceSourceFixed } from '../../../../connectors/aws/iam/role-services.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const statement = (Principal: unknown, Condition?: object, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...(Condition && { Condition }),
  ...more,
})
const trusting = (...Statement: object[]) => ({
  settings: { Path: '/', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement } },
})
const STATES = { Service: 'states.amazonaws.com' }
const LAMBDA = { Service: 'lambda.amazonaws.com' }
const OWN = { StringEquals: { 'aws:SourceAccount': '111122223333' } }
// biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
const OWNER = { StringEquals: { 'aws:SourceAccount': '${aws:ResourceAccount}' } }
const deny = (Condition: object) => ({ Effect: 'Deny', Principal: '*', Action: 'sts:*', Condition })

checkTable(serviceSourceFixed, {
  pass: [
    { case: 'an account', ...trusting(statement(STATES, OWN)) },
    {
      case: 'a resource, the key in another case',
      ...trusting(statement(STATES, { ArnLike: { 'AWS:SourceArn': 'arn:aws:states:*:111122223333:stateMachine:*' } })),
    },
    {
      case: 'a bucket, whose ARN has no account',
      ...trusting(statement(STATES, { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::pay' } })),
    },
    {
      case: 'an organization',
      ...trusting(statement(STATES, { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } })),
    },
    {
      case: 'the account of the role',
      ...trusting(statement(STATES, OWNER)),
    },
    { case: 'beside people', ...trusting(statement({ ...STATES, AWS: '111122223333' }, OWN)) },
    {
      case: 'beside a service with resources of its own account',
      ...trusting(statement(STATES, OWN), statement({ Service: 'eks.amazonaws.com' })),
    },
  ],
  fail: [
    { case: 'no condition', ...trusting(statement(STATES)), reason: /for states.amazonaws.com\.$/ },
    { case: 'of two statements one', ...trusting(statement(STATES, OWN), statement(LAMBDA)), reason: /for lambda/ },
    { case: 'beside people', ...trusting(statement({ ...STATES, AWS: '111122223333' })) },
    {
      case: 'beside an exempt service in one statement',
      ...trusting(statement({ Service: ['eks.amazonaws.com', 'states.amazonaws.com'] })),
      reason: /for states/,
    },
    {
      case: 'another condition',
      ...trusting(statement(STATES, { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } })),
    },
    {
      case: 'only if the key is there',
      ...trusting(statement(STATES, { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } })),
    },
    {
      case: 'anybody but one',
      ...trusting(statement(STATES, { StringNotEquals: { 'aws:SourceAccount': '999988887777' } })),
    },
    {
      case: 'any account',
      ...trusting(statement(STATES, { ArnLike: { 'aws:SourceArn': 'arn:aws:states:*:*:stateMachine:*' } })),
    },
    {
      case: 'one of two values is wide',
      ...trusting(statement(STATES, { StringLike: { 'aws:SourceAccount': ['111122223333', '*'] } })),
    },
    { case: 'every service', ...trusting(statement({ Service: '*' })) },
    { case: 'every action of STS', ...trusting(statement(STATES, undefined, { Action: 'sts:*' })) },
    {
      case: 'a Deny of something else',
      ...trusting(statement(STATES), deny({ Bool: { 'aws:SecureTransport': 'false' } })),
    },
  ],
  notApplicable: [
    nothing,
    { case: 'people alone', ...trusting(statement({ AWS: '111122223333' })) },
    {
      case: 'a service that may only tag sessions',
      ...trusting(statement(STATES, undefined, { Action: 'sts:TagSession' })),
    },
    {
      case: 'a service with resources of its own account',
      ...trusting(statement({ Service: 'secretsmanager.amazonaws.com' })),
    },
    {
      case: 'a service-linked role',
      settings: { ...trusting(statement(STATES)).settings, Path: '/aws-service-role/states.amazonaws.com/' },
    },
  ],
  unknown: [
    { case: 'an external id', ...trusting(statement(STATES, { StringEquals: { 'sts:ExternalId': 'a-secret' } })) },
    {
      case: 'a Deny to other sources',
      ...trusting(statement(STATES), deny({ StringNotEquals: { 'aws:SourceAccount': '111122223333' } })),
    },
    {
      case: 'everybody but some',
      ...trusting({ Effect: 'Allow', NotPrincipal: { AWS: '999988887777' }, Action: 'sts:AssumeRole' }),
    },
    {
      case: 'an operator that there is not',
      ...trusting(statement(STATES, { StringSame: { 'aws:SourceAccount': '111122223333' } })),
    },
    { case: 'the trust policy is missing', settings: { Path: '/' } },
    { case: 'the trust policy is not JSON', settings: { Path: '/', AssumeRolePolicyDocument: 'nonsense' } },
  ],
})
