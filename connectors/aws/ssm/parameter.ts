import type { ParameterMetadata } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

export const parameter = evidenceType<ParameterMetadata>({
  id: 'aws.ssm.parameter',
  title: 'Parameters of Parameter Store, without their values',
  reach: 'region',
  population:
    'every parameter that the account owns in the region, as DescribeParameters lists them; values are never asked for',
})
