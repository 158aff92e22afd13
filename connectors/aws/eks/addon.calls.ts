import { DescribeAddonCommand, EKSClient, ListAddonsCommand } from '@aws-sdk/client-eks'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import type { Addon } from './addon.ts'
import { listClusters } from './cluster.calls.ts'

export { listClusters }

/** A cluster that went away meanwhile has none. */
export const listAddons = list({
  action: 'eks:ListAddons',
  client: EKSClient,
  command: ListAddonsCommand,
  items: 'addons',
  token: 'nextToken',
  absent: ['ResourceNotFoundException'],
})

export const describeAddon = call({
  action: 'eks:DescribeAddon',
  client: EKSClient,
  command: DescribeAddonCommand,
  gone: ['ResourceNotFoundException'],
})

async function* addonsOf(aws: Aws, clusterName: string) {
  for await (const addonName of aws.list(listAddons, { clusterName })) yield { clusterName, addonName }
}

const read: Reader<Addon> = async function* (aws) {
  for await (const names of underEach(aws, aws.list(listClusters, {}), cluster => addonsOf(aws, cluster)))
    yield {
      // The ARN ends with an id that the list does not tell.
      id: `${names.clusterName}/${names.addonName}`,
      name: names.addonName,
      settings: { ...names, Addon: aws.get(describeAddon, names, r => r.addon) },
    }
}

export default read
