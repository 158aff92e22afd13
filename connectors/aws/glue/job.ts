import type { Job as AwsJob } from '@aws-sdk/client-glue'
import { evidenceType } from '../../kit/index.ts'

/** One job, as `GetJobs` answers it, without the nodes of a visual job, which hold options of any kind. */
export interface Job extends Omit<AwsJob, 'CodeGenConfigurationNodes'> {
  /**
   * Of its arguments those that AWS defines and that hold settings ("Using job parameters in AWS Glue jobs"); one that a
   * run cannot override counts. Of all others the names are kept.
   */
  SpecialParameters: Record<string, string>
}

export const job = evidenceType<Job>({
  id: 'aws.glue.job',
  title: 'Jobs of AWS Glue, their versions, logs and encryption, without the values of their arguments',
  reach: 'region',
  population: 'every job of AWS Glue of the account in the region; runs are not read',
  secrets: [
    { pointer: '/DefaultArguments/*', rule: 'glue-job-arguments' },
    { pointer: '/NonOverridableArguments/*', rule: 'glue-job-arguments' },
    { pointer: '/SourceControlDetails/AuthToken', rule: 'glue-source-control-token' },
  ],
})
