import type { Answer } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'
import { ACCOUNT, answer, ec2Answer, MAIN, tags, type Value } from './members.ts'

// What leads out of the networks of Northwind Pay, in the wire shapes of the Amazon EC2 API Reference (2016-11-15): the
// emulator has parts of it only. Everything is in the main region.

const GATEWAY = 'tgw-0a9b8c7d6e5f41230'
const OFFICE = 'cgw-0f18a6c2d4e5b7931'
const SERVICE = 'vpce-svc-0c3d5e7f9a1b2c4d6'
const TUNNELS = ['198.51.100.21', '198.51.100.22'] as const

const transitGateway = (now: Date): Value => ({
  transitGatewayId: GATEWAY,
  transitGatewayArn: `arn:aws:ec2:${MAIN}:${ACCOUNT}:transit-gateway/${GATEWAY}`,
  state: 'available',
  ownerId: ACCOUNT,
  description: 'office and production',
  creationTime: daysAgo(now, 400),
  options: { amazonSideAsn: 64512, autoAcceptSharedAttachments: 'enable', dnsSupport: 'enable' },
  tagSet: tags('hub'),
})

const customerGateway: Value = {
  customerGatewayId: OFFICE,
  state: 'available',
  type: 'ipsec.1',
  ipAddress: '203.0.113.77',
  bgpAsn: '65000',
  tagSet: tags('office'),
}

/** The connection to the office: one tunnel has been down since a change at the other end. */
const officeVpn = (now: Date): Value => ({
  vpnConnectionId: 'vpn-0d2c51f9e6a7b8c34',
  state: 'available',
  customerGatewayConfiguration: '&lt;vpn_connection/&gt;',
  type: 'ipsec.1',
  category: 'VPN',
  customerGatewayId: OFFICE,
  transitGatewayId: GATEWAY,
  options: {
    staticRoutesOnly: true,
    tunnelOptionSet: TUNNELS.map((outsideIpAddress, i) => ({
      outsideIpAddress,
      tunnelInsideCidr: `169.254.${20 + i}.0/30`,
      preSharedKey: 'made_up_for_the_demo',
      ikeVersionSet: [{ value: 'ikev2' }],
      logOptions: { cloudWatchLogOptions: { logEnabled: i === 0, logOutputFormat: 'json' } },
    })),
  },
  vgwTelemetry: TUNNELS.map((outsideIpAddress, i) => ({
    outsideIpAddress,
    status: i === 0 ? 'UP' : 'DOWN',
    lastStatusChange: daysAgo(now, 12),
    statusMessage: '',
    acceptedRouteCount: i === 0 ? 1 : 0,
  })),
  tagSet: tags('office'),
})

const clientVpn = (now: Date): Value => ({
  clientVpnEndpointId: 'cvpn-endpoint-0b7c6d5e4f3a21098',
  description: 'people on call',
  status: { code: 'available' },
  creationTime: daysAgo(now, 210),
  clientCidrBlock: '10.99.0.0/22',
  splitTunnel: true,
  vpnProtocol: 'openvpn',
  transportProtocol: 'udp',
  authenticationOptions: [{ type: 'certificate-authentication' }],
  connectionLogOptions: { Enabled: false },
  tagSet: tags('on-call'),
})

const endpointService: Value = {
  serviceId: SERVICE,
  serviceName: `com.amazonaws.vpce.${MAIN}.${SERVICE}`,
  serviceState: 'Available',
  serviceType: [{ serviceType: 'Interface' }],
  acceptanceRequired: true,
  managesVpcEndpoints: false,
  tagSet: tags('settlement-for-partners'),
}
const partner: Value = { principalType: 'Account', principal: 'arn:aws:iam::109876543210:root' }

const template = (now: Date, id: string, name: string, launchTemplateData: Value): Value => ({
  launchTemplateId: id,
  launchTemplateName: name,
  versionNumber: 3,
  defaultVersion: true,
  createTime: daysAgo(now, 140),
  createdBy: `arn:aws:iam::${ACCOUNT}:role/northwind-deploy`,
  launchTemplateData,
})
const templates = (now: Date): Value[] => [
  template(now, 'lt-0e1f2a3b4c5d69870', 'payments-api', {
    blockDeviceMappingSet: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, volumeSize: 30, volumeType: 'gp3' } }],
    metadataOptions: { httpTokens: 'required' },
    networkInterfaceSet: [{ deviceIndex: 0, associatePublicIpAddress: false }],
  }),
  template(now, 'lt-0a5b6c7d8e9f01234', 'sandbox', {
    blockDeviceMappingSet: [{ deviceName: '/dev/xvda', ebs: { encrypted: false, volumeSize: 8 } }],
    networkInterfaceSet: [{ deviceIndex: 0, associatePublicIpAddress: true }],
  }),
]

const publicAccess: Answer = {
  service: 'ec2',
  operation: 'DescribeVpcBlockPublicAccessOptions',
  respond: ({ region: awsRegion }) => {
    const internetGatewayBlockMode = awsRegion === MAIN ? 'off' : 'block-bidirectional'
    const of = { awsAccountId: ACCOUNT, awsRegion, state: 'default-state', internetGatewayBlockMode }
    return ec2Answer('DescribeVpcBlockPublicAccessOptions', { vpcBlockPublicAccessOptions: of })
  },
}

export const edges: readonly Answer[] = [
  answer('DescribeClientVpnEndpoints', 'clientVpnEndpoint', ({ now }) => [clientVpn(now)]),
  answer('DescribeCustomerGateways', 'customerGatewaySet', () => [customerGateway]),
  answer('DescribeEgressOnlyInternetGateways', 'egressOnlyInternetGatewaySet', () => []),
  answer('DescribeLaunchTemplateVersions', 'launchTemplateVersionSet', ({ now }) => templates(now)),
  answer('DescribeLocalGateways', 'localGatewaySet', () => []),
  answer('DescribeTransitGateways', 'transitGatewaySet', ({ now }) => [transitGateway(now)]),
  answer('DescribeVpcEndpointConnections', 'vpcEndpointConnectionSet', () => []),
  answer('DescribeVpcEndpointServiceConfigurations', 'serviceConfigurationSet', () => [endpointService]),
  answer('DescribeVpcEndpointServicePermissions', 'allowedPrincipals', () => [partner]),
  answer('DescribeVpnConnections', 'vpnConnectionSet', ({ now }) => [officeVpn(now)]),
  answer('DescribeVpnGateways', 'vpnGatewaySet', () => []),
  publicAccess,
]
