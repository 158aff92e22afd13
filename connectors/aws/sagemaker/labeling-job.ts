import type { LabelingJobSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListLabelingJobs answers it. */
export type LabelingJob = LabelingJobSummary

export const labelingJob = evidenceType<LabelingJob>({
  id: 'aws.sagemaker.labeling-job',
  title: 'SageMaker labeling jobs',
  reach: 'region',
  population: 'every labeling job of the account in the region, in any state',
  observed: ['/LabelCounters', '/LastModifiedTime'],
})
