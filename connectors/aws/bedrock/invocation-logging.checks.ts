import { check, fail, pass, unknown } from '../../kit/index.ts'
import { invocationLogging } from './invocation-logging.ts'

/** Each kind of data is delivered where its setting says so; with none of them the log says only that there was a call. */
const DATA = [
  'textDataDeliveryEnabled',
  'imageDataDeliveryEnabled',
  'embeddingDataDeliveryEnabled',
  'videoDataDeliveryEnabled',
  'audioDataDeliveryEnabled',
] as const

export const invocationsLogged = check(invocationLogging, {
  id: 'bedrock-model-invocations-logged',
  title: 'Calls of models in Amazon Bedrock are logged',
  severity: 'medium',
  remediation: 'Turn on model invocation logging in the region, to CloudWatch Logs or S3.',
  why: 'What was asked of a model, and what it answered, is recorded nowhere else.',
  references: ['https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html'],
  equivalents: { prowler: ['bedrock_model_invocation_logging_enabled'] },
  test({ LoggingConfig: of }) {
    if (of === null) return fail('Calls of models are not logged in the region.')
    const { cloudWatchConfig: logs, s3Config: bucket } = of
    if (!logs && !bucket) return unknown('AWS did not state where calls of models are logged.')
    const kinds = DATA.map(kind => of[kind])
    if (!kinds.includes(true))
      return kinds.includes(undefined)
        ? unknown('AWS did not state which data of calls the log holds.')
        : fail('Calls of models are logged without what was asked and answered.')
    return pass(`Calls of models are logged to ${logs?.logGroupName ?? bucket?.bucketName ?? 'CloudWatch Logs or S3'}.`)
  },
})
