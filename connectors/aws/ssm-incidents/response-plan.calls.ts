import { GetResponsePlanCommand, ListResponsePlansCommand, SSMIncidentsClient } from '@aws-sdk/client-ssm-incidents'
import { call, list, type Reader } from '../../kit/index.ts'
import type { ResponsePlan } from './response-plan.ts'
import { found, listReplicationSets } from './where.calls.ts'

export { getReplicationSet, listReplicationSets } from './where.calls.ts'

export const listResponsePlans = list({
  action: 'ssm-incidents:ListResponsePlans',
  client: SSMIncidentsClient,
  command: ListResponsePlansCommand,
  items: 'responsePlanSummaries',
  id: 'arn',
  token: 'nextToken',
})

export const getResponsePlan = call({
  action: 'ssm-incidents:GetResponsePlan',
  client: SSMIncidentsClient,
  command: GetResponsePlanCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<ResponsePlan> = async function* (aws) {
  for await (const set of aws.list(listReplicationSets, {})) {
    const { region } = await found(aws, set)
    for await (const plan of aws.list(listResponsePlans, {}, { region })) {
      const { arn } = plan
      const Plan = aws.get(
        getResponsePlan,
        { arn },
        ({ arn: told, incidentTemplate, chatChannel, engagements, actions, integrations }) =>
          told ? { incidentTemplate, chatChannel, engagements, actions, integrations } : undefined,
        { region },
      )
      yield { id: arn, name: plan.name, settings: { ...plan, Plan } }
    }
  }
}

export default read
