import type { GetResponsePlanOutput, ResponsePlanSummary } from '@aws-sdk/client-ssm-incidents'
import { evidenceType } from '../../kit/index.ts'

/** One plan, as `ListResponsePlans` answers it. */
export interface ResponsePlan extends ResponsePlanSummary {
  /** `GetResponsePlan`: what an incident is called, whom the plan calls and what it runs. */
  Plan: Pick<
    GetResponsePlanOutput,
    'incidentTemplate' | 'chatChannel' | 'engagements' | 'actions' | 'integrations'
  > | null
}

export const responsePlan = evidenceType<ResponsePlan>({
  id: 'aws.ssm-incidents.response-plan',
  title: 'Response plans of Incident Manager',
  reach: 'account',
  population:
    'every response plan of the account, as a region of its replication set lists them: the set keeps them in all of its regions; incidents and contacts are not read',
})
