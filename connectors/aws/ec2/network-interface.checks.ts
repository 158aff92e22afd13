import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { networkInterface } from './network-interface.ts'
import { ownedElsewhere } from './shared-network.ts'

/** Kinds that people set: the others belong to services of AWS, such as the gateways, which forward by their nature. */
const OF_PEOPLE: readonly string[] = [
  'branch',
  'efa',
  'interface',
  'lambda',
  'quicksight',
  'aws_codestar_connections_managed',
]

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
    if (kind !== undefined && !OF_PEOPLE.includes(kind))
      return notApplicable(`A service of AWS made and runs it (${kind}).`)
    if (checked === undefined) return unknown('AWS did not state whether source and destination are checked.')
    return checked ? pass('Source and destination are checked.') : fail('Source and destination are not checked.')
  },
})
