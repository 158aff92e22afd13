import {
  ConfigServiceClient,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
} from '@aws-sdk/client-config-service'
import { call, list, type Reader } from '../../kit/index.ts'
import type { DeliveryChannel } from './delivery-channel.ts'

export const describeChannels = list({
  action: 'config:DescribeDeliveryChannels',
  client: ConfigServiceClient,
  command: DescribeDeliveryChannelsCommand,
  items: 'DeliveryChannels',
  id: 'name',
})

export const describeChannelStatus = call({
  action: 'config:DescribeDeliveryChannelStatus',
  client: ConfigServiceClient,
  command: DescribeDeliveryChannelStatusCommand,
  gone: ['NoSuchDeliveryChannelException'],
})

/** AWS has no ARN for a delivery channel. */
const read: Reader<DeliveryChannel> = async function* (aws) {
  for await (const channel of aws.list(describeChannels, {})) {
    const name = channel.name
    yield {
      id: name,
      name,
      settings: {
        ...channel,
        Status: aws.get(describeChannelStatus, { DeliveryChannelNames: [name] }, r => {
          const found = r.DeliveryChannelsStatus?.find(s => s.name === name)
          if (!found) return undefined
          const { configSnapshotDeliveryInfo, configHistoryDeliveryInfo, configStreamDeliveryInfo } = found
          return { configSnapshotDeliveryInfo, configHistoryDeliveryInfo, configStreamDeliveryInfo }
        }),
      },
    }
  }
}

export default read
