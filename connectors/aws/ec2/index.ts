import { evidence, service } from '../../kit/index.ts'
import * as clientVpnEndpointChecks from './client-vpn-endpoint.checks.ts'
import { clientVpnEndpoint } from './client-vpn-endpoint.ts'
import { customerGateway } from './customer-gateway.ts'
import { dhcpOptions } from './dhcp-options.ts'
import { egressOnlyInternetGateway } from './egress-only-internet-gateway.ts'
import * as elasticIpChecks from './elastic-ip.checks.ts'
import { elasticIp } from './elastic-ip.ts'
import { flowLog } from './flow-log.ts'
import * as imageChecks from './image.checks.ts'
import { image } from './image.ts'
import * as instanceChecks from './instance.checks.ts'
import { instance } from './instance.ts'
import * as instanceManagedChecks from './instance-managed.checks.ts'
import * as instanceUpkeepChecks from './instance-upkeep.checks.ts'
import { internetGateway } from './internet-gateway.ts'
import * as launchTemplateChecks from './launch-template.checks.ts'
import { launchTemplate } from './launch-template.ts'
import * as listedPortsChecks from './listed-ports.checks.ts'
import { localGateway } from './local-gateway.ts'
import { lockedSnapshot } from './locked-snapshot.ts'
import { natGateway } from './nat-gateway.ts'
import * as networkAclChecks from './network-acl.checks.ts'
import { networkAcl } from './network-acl.ts'
import * as networkInterfaceChecks from './network-interface.checks.ts'
import { networkInterface } from './network-interface.ts'
import { region } from './region.ts'
import * as regionDefaultsChecks from './region-defaults.checks.ts'
import { regionDefaults } from './region-defaults.ts'
import { routeTable } from './route-table.ts'
import * as securityGroupChecks from './security-group.checks.ts'
import { securityGroup } from './security-group.ts'
import * as securityGroupUseChecks from './security-group-use.checks.ts'
import * as serviceEndpointsChecks from './service-endpoints.checks.ts'
import * as snapshotChecks from './snapshot.checks.ts'
import { snapshot } from './snapshot.ts'
import * as spotFleetChecks from './spot-fleet.checks.ts'
import { spotFleet } from './spot-fleet.ts'
import * as subnetChecks from './subnet.checks.ts'
import { subnet } from './subnet.ts'
import * as transitGatewayChecks from './transit-gateway.checks.ts'
import { transitGateway } from './transit-gateway.ts'
import * as usedImageChecks from './used-image.checks.ts'
import { usedImage } from './used-image.ts'
import * as volumeChecks from './volume.checks.ts'
import { volume } from './volume.ts'
import * as vpcChecks from './vpc.checks.ts'
import { vpc } from './vpc.ts'
import * as vpcBlockPublicAccessChecks from './vpc-block-public-access.checks.ts'
import { vpcBlockPublicAccess } from './vpc-block-public-access.ts'
import * as vpcEndpointChecks from './vpc-endpoint.checks.ts'
import { vpcEndpoint } from './vpc-endpoint.ts'
import * as vpcEndpointServiceChecks from './vpc-endpoint-service.checks.ts'
import { vpcEndpointService } from './vpc-endpoint-service.ts'
import * as vpcFirewallChecks from './vpc-firewall.checks.ts'
import * as vpcPeeringChecks from './vpc-peering.checks.ts'
import { vpcPeering } from './vpc-peering.ts'
import * as vpnConnectionChecks from './vpn-connection.checks.ts'
import { vpnConnection } from './vpn-connection.ts'
import { vpnGateway } from './vpn-gateway.ts'

export const ec2 = service('ec2', 'Amazon EC2, EBS and VPC', [
  evidence(clientVpnEndpoint, () => import('./client-vpn-endpoint.calls.ts'), clientVpnEndpointChecks),
  evidence(customerGateway, () => import('./customer-gateway.calls.ts')),
  evidence(dhcpOptions, () => import('./dhcp-options.calls.ts')),
  evidence(egressOnlyInternetGateway, () => import('./egress-only-internet-gateway.calls.ts')),
  evidence(elasticIp, () => import('./elastic-ip.calls.ts'), elasticIpChecks),
  evidence(flowLog, () => import('./flow-log.calls.ts')),
  evidence(image, () => import('./image.calls.ts'), imageChecks),
  evidence(usedImage, () => import('./used-image.calls.ts'), usedImageChecks),
  evidence(instance, () => import('./instance.calls.ts'), instanceChecks, instanceManagedChecks, instanceUpkeepChecks),
  evidence(internetGateway, () => import('./internet-gateway.calls.ts')),
  evidence(launchTemplate, () => import('./launch-template.calls.ts'), launchTemplateChecks),
  evidence(localGateway, () => import('./local-gateway.calls.ts')),
  evidence(lockedSnapshot, () => import('./locked-snapshot.calls.ts')),
  evidence(natGateway, () => import('./nat-gateway.calls.ts')),
  evidence(networkAcl, () => import('./network-acl.calls.ts'), networkAclChecks),
  evidence(networkInterface, () => import('./network-interface.calls.ts'), networkInterfaceChecks),
  evidence(region, () => import('./region.calls.ts')),
  evidence(regionDefaults, () => import('./region-defaults.calls.ts'), regionDefaultsChecks),
  evidence(routeTable, () => import('./route-table.calls.ts')),
  evidence(
    securityGroup,
    () => import('./security-group.calls.ts'),
    securityGroupChecks,
    listedPortsChecks,
    securityGroupUseChecks,
  ),
  evidence(snapshot, () => import('./snapshot.calls.ts'), snapshotChecks),
  evidence(subnet, () => import('./subnet.calls.ts'), subnetChecks),
  evidence(transitGateway, () => import('./transit-gateway.calls.ts'), transitGatewayChecks),
  evidence(volume, () => import('./volume.calls.ts'), volumeChecks),
  evidence(vpc, () => import('./vpc.calls.ts'), vpcChecks, serviceEndpointsChecks, vpcFirewallChecks),
  evidence(vpcBlockPublicAccess, () => import('./vpc-block-public-access.calls.ts'), vpcBlockPublicAccessChecks),
  evidence(vpcEndpoint, () => import('./vpc-endpoint.calls.ts'), vpcEndpointChecks),
  evidence(vpcEndpointService, () => import('./vpc-endpoint-service.calls.ts'), vpcEndpointServiceChecks),
  evidence(vpcPeering, () => import('./vpc-peering.calls.ts'), vpcPeeringChecks),
  evidence(vpnConnection, () => import('./vpn-connection.calls.ts'), vpnConnectionChecks),
  evidence(vpnGateway, () => import('./vpn-gateway.calls.ts')),
  evidence(spotFleet, () => import('./spot-fleet.calls.ts'), spotFleetChecks),
])
