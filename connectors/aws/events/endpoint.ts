import type { Endpoint } from '@aws-sdk/client-eventbridge'
import { evidenceType } from '../../kit/index.ts'

export const endpoint = evidenceType<Endpoint>({
  id: 'aws.events.endpoint',
  title: 'Global end points of EventBridge, where events go when a region fails and whether they are copied there',
  reach: 'region',
  population: 'every global end point of EventBridge that ListEndpoints lists in the region, in any state',
})
