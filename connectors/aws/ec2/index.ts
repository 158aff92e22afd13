import { connector, reads } from '../../kit/index.ts'
import { flowLog } from './flow-log.ts'
import * as instanceChecks from './instance.checks.ts'
import { instance } from './instance.ts'
import { internetGateway } from './internet-gateway.ts'
import { natGateway } from './nat-gateway.ts'
import * as networkAclChecks from './network-acl.checks.ts'
import { networkAcl } from './network-acl.ts'
import { region } from './region.ts'
import * as regionDefaultsChecks from './region-defaults.checks.ts'
import { regionDefaults } from './region-defaults.ts'
import { routeTable } from './route-table.ts'
import * as securityGroupChecks from './security-group.checks.ts'
import { securityGroup } from './security-group.ts'
import * as snapshotChecks from './snapshot.checks.ts'
import { snapshot } from './snapshot.ts'
import * as subnetChecks from './subnet.checks.ts'
import { subnet } from './subnet.ts'
import * as volumeChecks from './volume.checks.ts'
import { volume } from './volume.ts'
import * as vpcChecks from './vpc.checks.ts'
import { vpc } from './vpc.ts'
import { vpcEndpoint } from './vpc-endpoint.ts'
import * as vpcPeeringChecks from './vpc-peering.checks.ts'
import { vpcPeering } from './vpc-peering.ts'

export const ec2 = connector({
  id: 'ec2',
  title: 'Amazon EC2, EBS and VPC',
  types: [
    reads(flowLog, () => import('./flow-log.calls.ts')),
    reads(instance, () => import('./instance.calls.ts')),
    reads(internetGateway, () => import('./internet-gateway.calls.ts')),
    reads(natGateway, () => import('./nat-gateway.calls.ts')),
    reads(networkAcl, () => import('./network-acl.calls.ts')),
    reads(region, () => import('./region.calls.ts')),
    reads(regionDefaults, () => import('./region-defaults.calls.ts')),
    reads(routeTable, () => import('./route-table.calls.ts')),
    reads(securityGroup, () => import('./security-group.calls.ts')),
    reads(snapshot, () => import('./snapshot.calls.ts')),
    reads(subnet, () => import('./subnet.calls.ts')),
    reads(volume, () => import('./volume.calls.ts')),
    reads(vpc, () => import('./vpc.calls.ts')),
    reads(vpcEndpoint, () => import('./vpc-endpoint.calls.ts')),
    reads(vpcPeering, () => import('./vpc-peering.calls.ts')),
  ],
  checks: [
    ...Object.values(instanceChecks),
    ...Object.values(networkAclChecks),
    ...Object.values(regionDefaultsChecks),
    ...Object.values(securityGroupChecks),
    ...Object.values(snapshotChecks),
    ...Object.values(subnetChecks),
    ...Object.values(volumeChecks),
    ...Object.values(vpcChecks),
    ...Object.values(vpcPeeringChecks),
  ],
})
