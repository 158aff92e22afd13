import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import { evidenceType } from '../../kit/index.ts'

/** Of a definition nothing is kept: its states hand on parameters of any kind, and it may be encrypted. */
type Description = Pick<
  DescribeStateMachineOutput,
  | 'encryptionConfiguration'
  | 'loggingConfiguration'
  | 'revisionId'
  | 'roleArn'
  | 'status'
  | 'tracingConfiguration'
  | 'type'
>

export interface StateMachine {
  stateMachineArn: string
  name: string | null
  /** `DescribeStateMachine`, without its definition. */
  StateMachine: Description | null
}

export const stateMachine = evidenceType<StateMachine>({
  id: 'aws.stepfunctions.state-machine',
  title: 'State machines of Step Functions, their logging, tracing and encryption',
  reach: 'region',
  population: 'every state machine of the account in the region, without its definition; executions are not read',
})
