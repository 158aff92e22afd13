import { DescribeAddonVersionsCommand, EKSClient } from '@aws-sdk/client-eks'
import { list, type Reader } from '../../kit/index.ts'
import type { AddonVersion } from './addon-version.ts'
import { hasClusters, listClusters } from './cluster.calls.ts'

export { listClusters }

export const describeAddonVersions = list({
  action: 'eks:DescribeAddonVersions',
  client: EKSClient,
  command: DescribeAddonVersionsCommand,
  items: 'addons',
  id: 'addonName',
  token: 'nextToken',
})

const read: Reader<AddonVersion> = async function* (aws) {
  if (!(await hasClusters(aws))) return
  for await (const settings of aws.list(describeAddonVersions, {}))
    yield { id: settings.addonName, name: settings.addonName, settings }
}

export default read
