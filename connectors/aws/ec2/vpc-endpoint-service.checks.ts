import { check, fail, pass, unknown } from '../../kit/index.ts'
import { vpcEndpointService } from './vpc-endpoint-service.ts'

export const notForEverybody = check(vpcEndpointService, {
  id: 'ec2-vpc-endpoint-service-not-for-everybody',
  title: 'Endpoint services are not open to every AWS account unasked',
  severity: 'medium',
  remediation: 'Name the accounts or roles that may connect, or require that each connection is accepted.',
  references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html'],
  test({ AllowedPrincipals: allowed, AcceptanceRequired: asks }) {
    if (allowed === null) return unknown('AWS answered no list of who may connect.')
    const everybody = allowed.some(({ Principal: principal }) => principal === '*')
    if (!everybody && allowed.some(({ Principal: principal }) => !principal))
      return unknown('AWS did not name a principal that may connect.')
    if (!everybody) return pass('Only principals that are named may connect.')
    if (asks === undefined) return unknown('AWS did not state whether connections must be accepted.')
    return asks
      ? pass('Everybody may ask for a connection, and somebody must accept it.')
      : fail('Everybody may connect, and nobody has to accept it.')
  },
})
