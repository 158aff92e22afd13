import {
  type ReplicationSet as AwsReplicationSet,
  GetReplicationSetCommand,
  ListReplicationSetsCommand,
  SSMIncidentsClient,
} from '@aws-sdk/client-ssm-incidents'
import { type Aws, call, list, Unread } from '../../kit/index.ts'

export const listReplicationSets = list({
  action: 'ssm-incidents:ListReplicationSets',
  client: SSMIncidentsClient,
  command: ListReplicationSetsCommand,
  items: 'replicationSetArns',
  token: 'nextToken',
  shared: true,
})

/** Regions that the set does not reach do not know it. */
export const getReplicationSet = call({
  action: 'ssm-incidents:GetReplicationSet',
  client: SSMIncidentsClient,
  command: GetReplicationSetCommand,
  absent: ['ResourceNotFoundException'],
  shared: true,
})

/** The set, and a region that knows it: its ARN names none, so that each region of the run is asked until one does. */
export async function found(aws: Aws, arn: string): Promise<{ region: string; set: AwsReplicationSet }> {
  let failure: unknown
  for (const region of aws.regions) {
    try {
      const set = await aws.get(getReplicationSet, { arn }, r => r.replicationSet, { region })
      if (set !== null) return { region, set }
    } catch (error) {
      if (!aws.isGap(error)) throw error
      failure ??= error
    }
  }
  throw (
    failure ??
    new Unread('ssm-incidents:GetReplicationSet', 'InNoRegion', 'no region of the run knows the replication set')
  )
}
