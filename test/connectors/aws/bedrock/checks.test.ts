import { invocationsLogged } from '../../../../connectors/aws/bedrock/invocation-logging.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const to = (LoggingConfig: object | null) => ({ settings: { LoggingConfig } })
const bucket = { s3Config: { bucketName: 'models' } }
const NO_DATA = {
  textDataDeliveryEnabled: false,
  imageDataDeliveryEnabled: false,
  embeddingDataDeliveryEnabled: false,
  videoDataDeliveryEnabled: false,
  audioDataDeliveryEnabled: false,
}

checkTable(invocationsLogged, {
  pass: [
    {
      case: 'to a log group',
      ...to({ cloudWatchConfig: { logGroupName: '/models' }, textDataDeliveryEnabled: true }),
      reason: /\/models/,
    },
    { case: 'to a bucket, images alone', ...to({ ...bucket, ...NO_DATA, imageDataDeliveryEnabled: true }) },
  ],
  fail: [
    { case: 'nowhere', ...to(null) },
    { case: 'without any data', ...to({ ...bucket, ...NO_DATA }), reason: /without what was asked/ },
  ],
  unknown: [
    { case: 'AWS does not say where', ...to({ textDataDeliveryEnabled: true }) },
    { case: 'AWS does not say what', ...to(bucket) },
  ],
})
