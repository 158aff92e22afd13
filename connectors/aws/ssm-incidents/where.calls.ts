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

export const getReplicationSet = call({
  action: 'ssm-incidents:GetReplicationSet',
  client: SSMIncidentsClient,
  command: GetReplicationSetCommand,
  shared: true,
})

/**
 * The set, and a region that knows it: its ARN names none, and regions that it does not reach answer ResourceNotFoundException,
 * so that the main region, and each region of the run, is asked until one tells.
 */
export async function found(aws: Aws, arn: string): Promise<{ region: string; set: AwsReplicationSet }> {
  let failure: unknown
  for (const region of new Set([aws.region, ...[...aws.regions].sort()])) {
    try {
      const set = await aws.get(getReplicationSet, { arn }, r => r.replicationSet, { region })
      if (set !== null) return { region, set }
    } catch (error) {
      if (!aws.isGap(error)) throw error
      failure ??= error
    }
  }
  throw (
    failure ?? new Unread('ssm-incidents:GetReplicationSet', 'EmptyAnswer', 'no region tells of the replication set')
  )
}
