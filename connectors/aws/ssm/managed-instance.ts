import type { InstanceInformation } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

export const managedInstance = evidenceType<InstanceInformation>({
  id: 'aws.ssm.managed-instance',
  title: 'Instances and other nodes that Systems Manager manages',
  reach: 'region',
  population:
    'every node that DescribeInstanceInformation lists in the region: instances of EC2 and nodes of the customer’s own whose agent has registered; nodes that are stopped or lost are among them while AWS still lists them',
  observed: [
    '/AssociationOverview',
    '/AssociationStatus',
    '/LastAssociationExecutionDate',
    '/LastPingDateTime',
    '/LastSuccessfulAssociationExecutionDate',
    '/PingStatus',
  ],
})
