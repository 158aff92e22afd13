import { type Job as AwsJob, GetJobsCommand, GlueClient } from '@aws-sdk/client-glue'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Job } from './job.ts'

export const getJobs = list({
  action: 'glue:GetJobs',
  client: GlueClient,
  command: GetJobsCommand,
  items: 'Jobs',
  id: 'Name',
  token: 'NextToken',
})

const SPECIAL = new Set([
  '--enable-continuous-cloudwatch-log',
  '--enable-metrics',
  '--enable-spark-ui',
  '--encryption-type',
  '--job-bookmark-option',
  '--job-language',
])

const read: Reader<Job> = async function* (aws) {
  for await (const { CodeGenConfigurationNodes: _, ...job } of aws.list(getJobs, {}))
    yield {
      id: arnOf(aws, 'glue', `job/${job.Name}`),
      name: job.Name,
      settings: { ...job, SpecialParameters: specialOf(job) },
    }
}

function specialOf({ DefaultArguments, NonOverridableArguments }: AwsJob): Record<string, string> {
  const all = Object.entries({ ...DefaultArguments, ...NonOverridableArguments })
  return Object.fromEntries(all.filter(([name]) => SPECIAL.has(name)))
}

export default read
