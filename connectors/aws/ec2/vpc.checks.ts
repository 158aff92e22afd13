import type { TrafficType } from '@aws-sdk/client-ec2'
import { check, fail, inRegion, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { doorOf, isAvailable } from './endpoint-kinds.ts'
import { flowLog } from './flow-log.ts'
import { ownedElsewhere } from './shared-network.ts'
import { subnet } from './subnet.ts'
import { vpc } from './vpc.ts'
import { vpcEndpoint } from './vpc-endpoint.ts'

/** Texts in AWS's model, whose documentation names these. */
const ACTIVE: Readonly<Record<string, boolean>> = { ACTIVE: true, INACTIVE: false }
const DELIVERED: Readonly<Record<string, boolean>> = { FAILED: false, SUCCESS: true }

/**
 * A flow log on the VPC itself that records rejected traffic (REJECT or ALL, what EC2.6 and CIS ask) and is delivered. Logs
 * on single subnets or interfaces miss what is added later. Default and unused VPCs are judged too.
 */
export const flowLogsEnabled = check(vpc, {
  id: 'ec2-vpc-flow-logs-enabled',
  title: 'Every VPC has a flow log that records rejected traffic',
  severity: 'medium',
  remediation: 'Create a flow log on the VPC with traffic type REJECT or ALL and see that it is delivered.',
  equivalents: { securityHub: ['EC2.6'] },
  reads: {
    logs: inRegion(flowLog, log => ({
      resource: log.ResourceId,
      traffic: log.TrafficType,
      status: log.FlowLogStatus,
      // An error without a status is a failure that AWS states.
      delivery: log.DeliverLogsStatus ?? (log.DeliverLogsErrorMessage ? 'FAILED' : undefined),
    })),
  },
  test(v, context) {
    const elsewhere = ownedElsewhere('VPC', v, context)
    if (elsewhere) return elsewhere
    const { logs } = context.read
    const fitting = logs.find(
      ({ value: log }) =>
        log.resource === v.VpcId && log.delivery !== undefined && isDelivered(log.delivery) && fits(log),
    )
    if (fitting) return pass(`Flow log ${idIn(fitting.id)} records ${fitting.value.traffic} traffic and is delivered.`)
    const own = logs.filter(({ value: log }) => log.resource === v.VpcId)
    if (own.length === 0) return fail('It has no flow log.')
    const unsaid = own.find(({ value: log }) => fits(log) && log.delivery === undefined)
    if (unsaid) return unknown(`AWS does not say whether flow log ${idIn(unsaid.id)} is delivered.`)
    const told = own.map(
      l => `${idIn(l.id)} (${l.value.traffic ?? 'traffic type unstated'}, delivery ${l.value.delivery ?? 'unstated'})`,
    )
    return fail(`No flow log of it both records rejected traffic and is delivered: ${told.join(', ')}.`)
  },
})

const isDelivered = (status: string) => meaningOf(status, DELIVERED, 'the delivery of a flow log')
const fits = ({ status, traffic }: { traffic: TrafficType | undefined; status: string | undefined }) =>
  status !== undefined &&
  meaningOf(status, ACTIVE, 'the status of a flow log') &&
  traffic !== undefined &&
  meaningOf(traffic, { ACCEPT: false, ALL: true, REJECT: true }, 'the type of traffic')

/**
 * An interface or gateway endpoint, available, to an AWS service. Endpoints to other parties' services are named
 * `…vpce-svc-…`; Gateway Load Balancer endpoints are firewalls; a service that made an
 * endpoint for itself (RequesterManaged) has it for itself. EC2.10 asks for the EC2 service alone.
 */
export const endpointInUse = check(vpc, {
  id: 'ec2-vpc-endpoint-in-use',
  title: 'VPCs reach AWS services through VPC endpoints',
  severity: 'low',
  remediation:
    'Create gateway endpoints for S3 and DynamoDB and interface endpoints for the other AWS services in use.',
  reads: {
    endpoints: inRegion(vpcEndpoint, e => ({
      vpc: e.VpcId,
      service: e.ServiceName,
      type: e.VpcEndpointType,
      state: e.State,
      serves: e.RequesterManaged !== true && e.ServiceName !== undefined && !e.ServiceName.includes('.vpce-svc-'),
    })),
  },
  test(v, context) {
    const elsewhere = ownedElsewhere('VPC', v, context)
    if (elsewhere) return elsewhere
    const endpoint = context.read.endpoints.find(
      ({ value: e }) =>
        e.serves && e.vpc === v.VpcId && doorOf(e.type) !== null && e.state !== undefined && isAvailable(e.state),
    )
    return endpoint
      ? pass(`Endpoint ${idIn(endpoint.id)} leads to ${endpoint.value.service}.`)
      : fail('It has no available endpoint to an AWS service.')
  },
})

export const subnetsSpread = check(vpc, {
  id: 'ec2-vpc-subnets-in-several-zones',
  title: 'VPCs have subnets in several Availability Zones',
  severity: 'low',
  remediation: 'Make subnets in a second Availability Zone.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-subnet-basics.html'],
  equivalents: { prowler: ['vpc_subnet_different_az'] },
  reads: { subnets: inRegion(subnet, s => ({ vpc: s.VpcId, zone: s.AvailabilityZone })) },
  test(v, context) {
    const elsewhere = ownedElsewhere('VPC', v, context)
    if (elsewhere) return elsewhere
    const own = context.read.subnets.filter(({ value }) => value.vpc === v.VpcId)
    if (own.length === 0) return notApplicable('The VPC has no subnet.')
    const zones = new Set(own.map(({ value }) => value.zone))
    if (zones.has(undefined)) return unknown('AWS did not state the zone of a subnet.')
    return zones.size > 1
      ? pass(`Its subnets are in ${[...zones].sort().join(', ')}.`)
      : fail(`All its subnets are in ${[...zones].join()}.`)
  },
})
