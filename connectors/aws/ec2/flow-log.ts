import type { FlowLog as AwsFlowLog } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One flow log as DescribeFlowLogs answers it. */
export type FlowLog = AwsFlowLog

export const flowLog = evidenceType<FlowLog>({
  id: 'aws.ec2.flow-log',
  title: 'Flow logs of VPCs, subnets, network interfaces and transit gateways',
  reach: 'region',
  population:
    'every flow log the account owns in the region, whatever it watches; flow logs that another account set on what it shares are not listed',
  observed: ['/DeliverLogsErrorMessage', '/DeliverLogsStatus'],
})
