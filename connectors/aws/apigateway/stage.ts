import type { Stage as AwsStage } from '@aws-sdk/client-api-gateway'
import { evidenceType } from '../../kit/index.ts'

export interface Stage {
  restApiId: string
  /** Of `GetStages`. */
  Stage: AwsStage
}

/** Variables keep their names and lose their values. */
export const stage = evidenceType<Stage>({
  id: 'aws.apigateway.stage',
  title: 'Stages of REST APIs, their logs, caches, certificates and web ACLs',
  reach: 'region',
  population: 'every stage of the REST APIs of the account in the region',
  secrets: [
    { pointer: '/Stage/variables/*', rule: 'apigateway-stage-variables' },
    { pointer: '/Stage/canarySettings/stageVariableOverrides/*', rule: 'apigateway-stage-variables' },
  ],
})
