import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { vpcBlockPublicAccess } from './vpc-block-public-access.ts'

const BLOCKS_BOTH = { 'block-bidirectional': true, 'block-ingress': false, off: false }

/** `block-ingress` still lets out what begins inside; Security Hub asks for `block-bidirectional` unless told otherwise. */
export const gatewaysBlocked = check(vpcBlockPublicAccess, {
  id: 'ec2-vpc-public-access-blocked',
  title: 'The account blocks traffic through internet gateways',
  severity: 'medium',
  remediation:
    'Set VPC block public access to block-bidirectional, with exclusions for the networks that need the internet.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html'],
  equivalents: { securityHub: ['EC2.172'], config: ['ec2-vpc-bpa-internet-gateway-blocked'] },
  test({ Options: of }) {
    const mode = of?.InternetGatewayBlockMode
    if (mode === undefined) return unknown('AWS did not state block public access for VPCs.')
    return meaningOf(mode, BLOCKS_BOTH, 'the mode of block public access')
      ? pass('Block public access for VPCs is block-bidirectional.')
      : fail(`Block public access for VPCs is ${mode}, not block-bidirectional.`)
  },
})
