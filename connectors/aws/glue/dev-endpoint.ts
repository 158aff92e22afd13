import type { DevEndpoint as AwsDevEndpoint } from '@aws-sdk/client-glue'
import { evidenceType } from '../../kit/index.ts'

/** What is kept: never its arguments, which are the customer's texts. */
export const KEPT = [
  'EndpointName',
  'RoleArn',
  'SecurityConfiguration',
  'SecurityGroupIds',
  'SubnetId',
  'VpcId',
  'PublicAddress',
  'Status',
  'GlueVersion',
  'WorkerType',
  'NumberOfWorkers',
  'NumberOfNodes',
  'CreatedTimestamp',
] as const satisfies (keyof AwsDevEndpoint)[]

export type DevEndpoint = Pick<AwsDevEndpoint, (typeof KEPT)[number]>

export const devEndpoint = evidenceType<DevEndpoint>({
  id: 'aws.glue.dev-endpoint',
  title: 'Development end points of AWS Glue, where they stand and what they encrypt',
  reach: 'region',
  population: 'every development end point of AWS Glue of the account in the region, in any state',
})
