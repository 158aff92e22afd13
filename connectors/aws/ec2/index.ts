import { evidence, service } from '../../kit/index.ts'
import { flowLog } from './flow-log.ts'
import * as instanceChecks from './instance.checks.ts'
import { instance } from './instance.ts'
import * as instanceManagedChecks from './instance-managed.checks.ts'
import * as instanceUpkeepChecks from './instance-upkeep.checks.ts'
import { internetGateway } from './internet-gateway.ts'
import * as listedPortsChecks from './listed-ports.checks.ts'
import { natGateway } from './nat-gateway.ts'
import * as networkAclChecks from './network-acl.checks.ts'
import { networkAcl } from './network-acl.ts'
import { region } from './region.ts'
import * as regionDefaultsChecks from './region-defaults.checks.ts'
import { regionDefaults } from './region-defaults.ts'
import { routeTable } from './route-table.ts'
import * as securityGroupChecks from './security-group.checks.ts'
import { securityGroup } from './security-group.ts'
import * as serviceEndpointsChecks from './service-endpoints.checks.ts'
import * as snapshotChecks from './snapshot.checks.ts'
import { snapshot } from './snapshot.ts'
import * as subnetChecks from './subnet.checks.ts'
import { subnet } from './subnet.ts'
import * as volumeChecks from './volume.checks.ts'
import { volume } from './volume.ts'
import * as vpcChecks from './vpc.checks.ts'
import { vpc } from './vpc.ts'
import * as vpcFirewallChecks from './vpc-firewall.checks.ts'
import { vpcEndpoint } from './vpc-endpoint.ts'
import * as vpcPeeringChecks from './vpc-peering.checks.ts'
import { vpcPeering } from './vpc-peering.ts'

export const ec2 = service('ec2', 'Amazon EC2, EBS and VPC', [
  evidence(flowLog, () => import('./flow-log.calls.ts')),
  evidence(instance, () => import('./instance.calls.ts'), instanceChecks, instanceManagedChecks, instanceUpkeepChecks),
  evidence(internetGateway, () => import('./internet-gateway.calls.ts')),
  evidence(natGateway, () => import('./nat-gateway.calls.ts')),
  evidence(networkAcl, () => import('./network-acl.calls.ts'), networkAclChecks),
  evidence(region, () => import('./region.calls.ts')),
  evidence(regionDefaults, () => import('./region-defaults.calls.ts'), regionDefaultsChecks),
  evidence(routeTable, () => import('./route-table.calls.ts')),
  evidence(securityGroup, () => import('./security-group.calls.ts'), securityGroupChecks, listedPortsChecks),
  evidence(snapshot, () => import('./snapshot.calls.ts'), snapshotChecks),
  evidence(subnet, () => import('./subnet.calls.ts'), subnetChecks),
  evidence(volume, () => import('./volume.calls.ts'), volumeChecks),
  evidence(vpc, () => import('./vpc.calls.ts'), vpcChecks, serviceEndpointsChecks, vpcFirewallChecks),
  evidence(vpcEndpoint, () => import('./vpc-endpoint.calls.ts')),
  evidence(vpcPeering, () => import('./vpc-peering.calls.ts'), vpcPeeringChecks),
])
