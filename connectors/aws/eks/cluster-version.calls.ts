import { DescribeClusterVersionsCommand, EKSClient } from '@aws-sdk/client-eks'
import { list, type Reader } from '../../kit/index.ts'
import { hasClusters, listClusters } from './cluster.calls.ts'
import type { ClusterVersion } from './cluster-version.ts'

export { listClusters }

export const describeClusterVersions = list({
  action: 'eks:DescribeClusterVersions',
  client: EKSClient,
  command: DescribeClusterVersionsCommand,
  items: 'clusterVersions',
  id: 'clusterVersion',
  token: 'nextToken',
})

const read: Reader<ClusterVersion> = async function* (aws) {
  if (!(await hasClusters(aws))) return
  for await (const settings of aws.list(describeClusterVersions, { includeAll: true })) {
    const { clusterVersion: version, clusterType } = settings
    yield { id: `${clusterType ?? 'eks'}/${version}`, name: version, settings }
  }
}

export default read
