import { DescribeServicesCommand, ECSClient, ListServicesCommand } from '@aws-sdk/client-ecs'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { described, underEach } from '../shared/batches.ts'
import { listClusters } from './cluster.calls.ts'
import type { Service } from './service.ts'

export { listClusters }

/** A cluster that went away since it was listed has no services. */
export const listServices = list({
  action: 'ecs:ListServices',
  client: ECSClient,
  command: ListServicesCommand,
  items: 'serviceArns',
  token: 'nextToken',
  absent: ['ClusterNotFoundException'],
  shared: true,
})

export const describeServices = call({
  action: 'ecs:DescribeServices',
  client: ECSClient,
  command: DescribeServicesCommand,
  shared: true,
})

/** Every service of every cluster; task definitions are read by the same calls. */
export const services = (aws: Aws) =>
  underEach(aws, aws.list(listClusters, {}), async function* (cluster) {
    const members = described(aws, aws.list(listServices, { cluster, maxResults: 100 }), {
      size: 10,
      action: 'ecs:DescribeServices',
      ask: services => aws.get(describeServices, { cluster, services, include: ['TAGS'] }, r => r.services),
      nameOf: found => found.serviceArn,
    })
    for await (const { name, description } of members) yield { clusterArn: cluster, serviceArn: name, description }
  })

const read: Reader<Service> = async function* (aws) {
  for await (const { clusterArn, serviceArn, description } of services(aws))
    yield { id: serviceArn, name: idIn(serviceArn), settings: { clusterArn, serviceArn, Service: description } }
}

export default read
