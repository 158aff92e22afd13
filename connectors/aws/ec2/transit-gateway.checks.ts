import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { ownedElsewhere } from './shared-network.ts'
import { transitGateway } from './transit-gateway.ts'

export const noAutoAccept = check(transitGateway, {
  id: 'ec2-transit-gateway-attachments-accepted-by-hand',
  title: 'Transit gateways accept no attachment of another account by themselves',
  severity: 'high',
  remediation: 'Turn off automatic acceptance of shared attachments.',
  why: 'An account that the transit gateway is shared with could otherwise join its network to it without being asked.',
  references: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html'],
  equivalents: {
    prowler: ['ec2_transitgateway_auto_accept_vpc_attachments'],
    securityHub: ['EC2.23'],
    config: ['ec2-transit-gateway-auto-vpc-attach-disabled'],
  },
  test(gateway, context) {
    const elsewhere = ownedElsewhere('transit gateway', gateway, context)
    if (elsewhere) return elsewhere
    const { State: state, Options: options } = gateway
    if (state === 'deleting' || state === 'deleted') return notApplicable(`The transit gateway is ${state}.`)
    const accepts = options?.AutoAcceptSharedAttachments
    if (accepts === undefined)
      return unknown('AWS did not state whether shared attachments are accepted by themselves.')
    return meaningOf(accepts, { disable: true, enable: false }, 'the setting of automatic acceptance')
      ? pass('Somebody must accept each attachment of another account.')
      : fail(`Automatic acceptance of shared attachments is ${accepts}.`)
  },
})
