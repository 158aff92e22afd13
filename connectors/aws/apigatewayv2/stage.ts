import type { Stage as AwsStage } from '@aws-sdk/client-apigatewayv2'
import { evidenceType } from '../../kit/index.ts'

export interface Stage {
  ApiId: string
  ProtocolType: string | undefined
  /** Of `GetStages`. */
  Stage: AwsStage
}

/** Variables keep their names and lose their values. */
export const stage = evidenceType<Stage>({
  id: 'aws.apigatewayv2.stage',
  title: 'Stages of HTTP and WebSocket APIs, and their logs',
  reach: 'region',
  population: 'every stage of the HTTP and WebSocket APIs of the account in the region',
  secrets: [{ pointer: '/Stage/StageVariables/*', rule: 'apigateway-stage-variables' }],
})
