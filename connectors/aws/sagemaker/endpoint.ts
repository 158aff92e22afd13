import type { EndpointSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListEndpoints answers it. */
export type Endpoint = EndpointSummary

export const endpoint = evidenceType<Endpoint>({
  id: 'aws.sagemaker.endpoint',
  title: 'SageMaker endpoints',
  reach: 'region',
  population: 'every endpoint of the account in the region, in any state',
})
