import type { DeliveryChannelStatus, DeliveryChannel as ListedChannel } from '@aws-sdk/client-config-service'
import { evidenceType } from '../../kit/index.ts'

export interface DeliveryChannel extends ListedChannel {
  Status: Omit<DeliveryChannelStatus, 'name'> | null
}

export const deliveryChannel = evidenceType<DeliveryChannel>({
  id: 'aws.config.delivery-channel',
  title: 'AWS Config delivery channels and their last deliveries',
  reach: 'region',
  population: "the account's delivery channels of AWS Config in the region, at most one",
  observed: ['/Status'],
})
