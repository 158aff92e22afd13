import { BedrockClient, GetModelInvocationLoggingConfigurationCommand } from '@aws-sdk/client-bedrock'
import { call, type Reader } from '../../kit/index.ts'
import type { InvocationLogging } from './invocation-logging.ts'

export const getLogging = call({
  action: 'bedrock:GetModelInvocationLoggingConfiguration',
  client: BedrockClient,
  command: GetModelInvocationLoggingConfigurationCommand,
})

const read: Reader<InvocationLogging> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: { LoggingConfig: aws.get(getLogging, {}, r => r.loggingConfig) },
  }
}

export default read
