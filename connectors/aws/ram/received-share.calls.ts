import { ResourceOwner } from '@aws-sdk/client-ram'
import type { Reader } from '../../kit/index.ts'
import type { ReceivedShare } from './received-share.ts'
import { getResourceShares } from './resource-share.calls.ts'

export { getResourceShares }

const read: Reader<ReceivedShare> = async function* (aws) {
  for await (const settings of aws.list(getResourceShares, { resourceOwner: ResourceOwner.OTHER_ACCOUNTS }))
    yield { id: settings.resourceShareArn, name: settings.name, settings }
}

export default read
