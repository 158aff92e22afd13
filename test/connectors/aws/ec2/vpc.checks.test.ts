import * as checks from '../../../../connectors/aws/ec2/vpc.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const own = { VpcId: 'vpc-1', OwnerId: '111122223333' }
const sharedVpc = { case: 'another account shares it', settings: { VpcId: 'vpc-1', OwnerId: '999900001111' } }

const log = (more: object = {}) => ({
  id: 'arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/fl-1',
  settings: {
    ResourceId: 'vpc-1',
    TrafficType: 'ALL',
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'SUCCESS',
    ...more,
  },
})
const logged = (text: string, ...logs: object[]): Row => ({ case: text, settings: own, read: { logs } })

checkTable(checks.flowLogsEnabled, {
  pass: [
    logged('all traffic is recorded', log()),
    logged('rejected traffic is recorded', log({ TrafficType: 'REJECT' })),
    logged('one of two is not delivered', log({ DeliverLogsStatus: 'FAILED' }), log()),
    { case: 'AWS names no owner', settings: { VpcId: 'vpc-1' }, read: { logs: [log()] } },
  ],
  fail: [
    logged('there is none'),
    { ...logged('a default VPC has none'), settings: { ...own, IsDefault: true } },
    logged('only a subnet has one', log({ ResourceId: 'subnet-1' })),
    logged('another VPC has one', log({ ResourceId: 'vpc-2' })),
    logged('it is not active', log({ FlowLogStatus: 'INACTIVE' })),
    logged('accepted traffic only', log({ TrafficType: 'ACCEPT' })),
    { ...logged('it is not delivered', log({ DeliverLogsStatus: 'FAILED' })), reason: /delivery FAILED/ },
    {
      ...logged(
        'AWS states an error and no status',
        log({ DeliverLogsStatus: undefined, DeliverLogsErrorMessage: 'Access error' }),
      ),
      reason: /delivery FAILED/,
    },
    logged('the log is in another region', { ...log(), region: 'eu-west-1' }),
  ],
  notApplicable: [nothing, sharedVpc],
  unknown: [
    { ...logged('flow logs were not listed'), incomplete: ['logs'] },
    logged('AWS does not say whether it is delivered', log({ DeliverLogsStatus: undefined })),
    { case: 'the VPC was not read', gaps: ['VpcId', 'OwnerId'] },
  ],
})

const endpoint = (more: object = {}) => ({
  id: 'arn:aws:ec2:us-east-1:111122223333:vpc-endpoint/vpce-1',
  settings: {
    VpcId: 'vpc-1',
    VpcEndpointType: 'Gateway',
    State: 'available',
    ServiceName: 'com.amazonaws.us-east-1.s3',
    ...more,
  },
})
const reached = (text: string, ...endpoints: object[]): Row => ({ case: text, settings: own, read: { endpoints } })

checkTable(checks.endpointInUse, {
  pass: [
    reached('a gateway endpoint', endpoint()),
    reached('an interface endpoint', endpoint({ VpcEndpointType: 'Interface', State: 'Available' })),
    reached('in China', endpoint({ ServiceName: 'cn.com.amazonaws.cn-north-1.ec2' })),
  ],
  fail: [
    reached('there is none'),
    reached('another VPC has one', endpoint({ VpcId: 'vpc-2' })),
    reached('it waits for acceptance', endpoint({ State: 'pendingAcceptance' })),
    reached('it leads to another party', endpoint({ ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b' })),
    reached('a service made it for itself', endpoint({ VpcEndpointType: 'Interface', RequesterManaged: true })),
    reached('it leads to a firewall', endpoint({ VpcEndpointType: 'GatewayLoadBalancer' })),
  ],
  notApplicable: [nothing, sharedVpc],
  unknown: [{ ...reached('endpoints were not listed'), incomplete: ['endpoints'] }],
})
