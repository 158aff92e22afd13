import { check, fail, pass, unknown } from '../../kit/index.ts'
import { invocationLogging } from './invocation-logging.ts'

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
    return pass(`Calls of models are logged to ${logs?.logGroupName ?? bucket?.bucketName ?? 'CloudWatch Logs or S3'}.`)
  },
})
