import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose'
import { evidenceType } from '../../kit/index.ts'

export interface DeliveryStream {
  DeliveryStreamName: string
  /** `DescribeDeliveryStream`. */
  DeliveryStream: DeliveryStreamDescription | null
}

const DESTINATION = '/DeliveryStream/Destinations/*'
const HTTP = `${DESTINATION}/HttpEndpointDestinationDescription`

/** Tokens of receivers stand in the description; addresses of HTTP receivers often carry one too. */
export const deliveryStream = evidenceType<DeliveryStream>({
  id: 'aws.firehose.delivery-stream',
  title: 'Firehose streams, their encryption, source and destinations',
  reach: 'region',
  population: 'every Firehose stream of the account in the region; what is delivered is not read',
  secrets: [
    { pointer: `${DESTINATION}/SplunkDestinationDescription/HECToken`, rule: 'firehose-splunk-token' },
    { pointer: `${HTTP}/EndpointConfiguration/Url`, rule: 'firehose-endpoint-url' },
    { pointer: `${HTTP}/RequestConfiguration/CommonAttributes/*/AttributeValue`, rule: 'firehose-common-attribute' },
  ],
})
