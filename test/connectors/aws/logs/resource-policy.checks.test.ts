import { logGroupPolicyNotPublic } from '../../../../connectors/aws/logs/resource-policy.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ARN = 'arn:aws:logs:us-east-1:111122223333:log-group:/nwp/payments'
const deliver = {
  Sid: 'deliver',
  Effect: 'Allow',
  Principal: { Service: 'delivery.logs.amazonaws.com' },
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: `${ARN}:*`,
}
const everybody = { ...deliver, Sid: 'all', Principal: '*' }
const document = (...Statement: object[]) => ({
  policyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
})
const own = (...Statement: object[]) => ({
  id: ARN,
  settings: { ResourcePolicies: Statement.length > 0 ? [document(...Statement)] : [] },
})
const account = (...Statement: object[]) => ({
  read: { policies: Statement.map((s, n) => ({ id: `p${n}`, name: `p${n}`, settings: document(s) })) },
})
const here = { StringEquals: { 'aws:SourceAccount': '111122223333' } }
const spared = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }
const on = (Resource: string | string[]) => account({ ...everybody, Resource })

checkTable(logGroupPolicyNotPublic, {
  pass: [
    { case: 'no policy', ...own(), ...account() },
    { case: 'a service that delivers', ...own(deliver), ...account({ ...deliver, Resource: '*' }) },
    { case: 'everybody, on another log group', ...own(), ...on(`${ARN}-old:*`) },
    { case: 'everybody, in another region', ...own(), ...on('arn:aws:logs:eu-west-1:111122223333:log-group:*') },
    {
      case: 'everybody, but on this one',
      ...own(),
      ...account({ ...everybody, Resource: undefined, NotResource: `${ARN}:*` }),
    },
    { case: 'everybody of the account', ...own({ ...everybody, Condition: here }), ...account() },
    {
      case: 'everybody, but a Deny to all others',
      ...own(everybody, { ...everybody, Effect: 'Deny', Condition: spared }),
      ...account(),
    },
  ],
  fail: [
    { case: 'its own policy', ...own(everybody), ...account(), reason: /of the log group allows everybody, by all\.$/ },
    { case: 'a policy of the account', ...own(), ...on(`${ARN}:*`), reason: /^The policy p0 of the account/ },
    { case: 'on all log groups', ...own(), ...on('*') },
    { case: 'on log groups by a beginning', ...own(), ...on('arn:aws:logs:*:*:log-group:/nwp/*') },
    { case: 'on streams of it', ...own(), ...on(`${ARN}:log-stream:api-*`) },
    { case: 'on itself without what is in it', ...own(), ...on(ARN) },
    {
      case: 'on all but others',
      ...own(),
      ...account({ ...everybody, Resource: undefined, NotResource: `${ARN}-old:*` }),
    },
  ],
  unknown: [
    { case: 'AWS answers no policies', id: ARN, settings: { ResourcePolicies: null }, ...account() },
    { case: 'a policy without a document', id: ARN, settings: { ResourcePolicies: [{}] }, ...account() },
    {
      case: 'a Deny to others on a further condition',
      ...own(everybody, {
        ...everybody,
        Effect: 'Deny',
        Condition: { ...spared, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      }),
      ...account(),
    },
  ],
})
