import type { GetGuardrailResponse, GuardrailSummary } from '@aws-sdk/client-bedrock'
import { evidenceType } from '../../kit/index.ts'

type Policies =
  | 'topicPolicy'
  | 'contentPolicy'
  | 'wordPolicy'
  | 'sensitiveInformationPolicy'
  | 'contextualGroundingPolicy'
  | 'kmsKeyArn'

/** One guardrail as ListGuardrails answers it. */
export interface Guardrail extends GuardrailSummary {
  /** Of `GetGuardrail`, the draft: what it filters. */
  Policies: Pick<GetGuardrailResponse, Policies> | null
}

export const guardrail = evidenceType<Guardrail>({
  id: 'aws.bedrock.guardrail',
  title: 'Guardrails of Amazon Bedrock and what they filter',
  reach: 'region',
  population: 'every guardrail of the account in the region, in its working draft; numbered versions are not asked for',
})
