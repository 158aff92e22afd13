import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { networkInterface } from './network-interface.ts'
import { ownedElsewhere } from './shared-network.ts'

/**
 * Whether people set the kind: the others belong to services of AWS, such as the gateways, which forward by their nature.
 * AWS documents `natGateway`, and answers `nat_gateway`.
 */
const OF_PEOPLE = {
  branch: true,
  efa: true,
  interface: true,
  lambda: true,
  quicksight: true,
  aws_codestar_connections_managed: true,
  api_gateway_managed: false,
  'efa-only': false,
  gateway_load_balancer: false,
  gateway_load_balancer_endpoint: false,
  global_accelerator_managed: false,
  iot_rules_managed: false,
  load_balancer: false,
  natGateway: false,
  nat_gateway: false,
  network_load_balancer: false,
  transit_gateway: false,
  trunk: false,
  vpc_endpoint: false,
}

export const sourceChecked = check(networkInterface, {
  id: 'ec2-network-interface-source-destination-checked',
  title: 'Network interfaces check source and destination',
  severity: 'medium',
  remediation: 'Turn the source/destination check on, unless the instance is meant to forward traffic of others.',
  why: 'Without the check an instance can pass on traffic that is not its own, around the routes that were meant for it.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html'],
  equivalents: { securityHub: ['EC2.180'], config: ['ec2-enis-source-destination-check-enabled'] },
  test(nic, context) {
    const elsewhere = ownedElsewhere('network interface', nic, context)
    if (elsewhere) return elsewhere
    const { InterfaceType: kind, SourceDestCheck: checked } = nic
    if (kind !== undefined && !meaningOf(kind, OF_PEOPLE, 'the type of network interface'))
      return notApplicable(`A service of AWS made and runs it (${kind}).`)
    if (checked === undefined) return unknown('AWS did not state whether source and destination are checked.')
    return checked ? pass('Source and destination are checked.') : fail('Source and destination are not checked.')
  },
})
