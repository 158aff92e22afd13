import type { HumanTaskUiSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListHumanTaskUis answers it. */
export type HumanTaskUi = HumanTaskUiSummary

export const humanTaskUi = evidenceType<HumanTaskUi>({
  id: 'aws.sagemaker.human-task-ui',
  title: 'SageMaker pages for human review',
  reach: 'region',
  population: 'every human task UI of the account in the region',
})
