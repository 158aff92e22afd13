import type { LoggingConfig } from '@aws-sdk/client-bedrock'
import { evidenceType } from '../../kit/index.ts'

export interface InvocationLogging {
  /** `GetModelInvocationLoggingConfiguration`; `null`: calls of models are not logged. */
  LoggingConfig: LoggingConfig | null
}

export const invocationLogging = evidenceType<InvocationLogging>({
  id: 'aws.bedrock.invocation-logging',
  title: 'Logging of model invocations of Amazon Bedrock',
  reach: 'region',
  population: 'the account itself, once in the region: its logging of calls of models',
})
