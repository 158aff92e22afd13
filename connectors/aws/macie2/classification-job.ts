import type { JobSummary } from '@aws-sdk/client-macie2'
import { evidenceType } from '../../kit/index.ts'

/** One job, as `ListClassificationJobs` answers it. */
export type ClassificationJob = JobSummary

export const classificationJob = evidenceType<ClassificationJob>({
  id: 'aws.macie2.classification-job',
  title: 'Jobs of Amazon Macie that look for sensitive data',
  reach: 'region',
  population:
    'every classification job of the account in the region, cancelled and completed ones among them; none where Macie is off; what they found is evidence of its own',
  observed: ['/jobStatus', '/lastRunErrorStatus'],
})
