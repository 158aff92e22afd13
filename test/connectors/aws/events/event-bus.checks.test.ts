import { hasPolicy, policyNotPublic } from '../../../../connectors/aws/events/event-bus.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ARN = 'arn:aws:events:us-east-1:111122223333:event-bus/orders'
const policy = (statement: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Send', Effect: 'Allow', Action: 'events:PutEvents', Resource: ARN, ...statement }],
  })
const bus = (Policy?: string, Name: string | undefined = 'orders') => ({ Name, Policy })
const PARTNER = { AWS: 'arn:aws:iam::444455556666:root' }

checkTable(hasPolicy, {
  pass: [{ case: 'a policy', settings: bus(policy({ Principal: PARTNER })) }],
  fail: [{ case: 'none', settings: bus() }],
  notApplicable: [
    { case: 'the default bus', settings: bus(undefined, 'default') },
    { case: 'a bus of a partner', settings: bus(undefined, 'aws.partner/shop.example/1') },
  ],
  unknown: [{ case: 'it has no name', settings: { Arn: ARN } }],
})

checkTable(policyNotPublic, {
  pass: [
    { case: 'another account', settings: bus(policy({ Principal: PARTNER })) },
    { case: 'no policy', settings: bus() },
    {
      case: 'everybody of one organization',
      settings: bus(policy({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })),
    },
  ],
  fail: [
    { case: 'everybody', settings: bus(policy({ Principal: '*' })), reason: /Send/ },
    { case: 'everybody, on the default bus', settings: bus(policy({ Principal: { AWS: '*' } }), 'default') },
  ],
  unknown: [{ case: 'a policy that cannot be read', settings: bus('{') }],
})
