import { DescribeNodegroupCommand, EKSClient, ListNodegroupsCommand } from '@aws-sdk/client-eks'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import { listClusters } from './cluster.calls.ts'
import type { NodeGroup } from './node-group.ts'

export { listClusters }

/** A cluster that went away meanwhile has none. */
export const listNodegroups = list({
  action: 'eks:ListNodegroups',
  client: EKSClient,
  command: ListNodegroupsCommand,
  items: 'nodegroups',
  token: 'nextToken',
  absent: ['ResourceNotFoundException'],
})

export const describeNodegroup = call({
  action: 'eks:DescribeNodegroup',
  client: EKSClient,
  command: DescribeNodegroupCommand,
  gone: ['ResourceNotFoundException'],
})

async function* groupsOf(aws: Aws, clusterName: string) {
  for await (const nodegroupName of aws.list(listNodegroups, { clusterName })) yield { clusterName, nodegroupName }
}

const read: Reader<NodeGroup> = async function* (aws) {
  for await (const names of underEach(aws, aws.list(listClusters, {}), cluster => groupsOf(aws, cluster)))
    yield {
      // The ARN ends with an id that the list does not tell.
      id: `${names.clusterName}/${names.nodegroupName}`,
      name: names.nodegroupName,
      settings: { ...names, Nodegroup: aws.get(describeNodegroup, names, r => r.nodegroup) },
    }
}

export default read
