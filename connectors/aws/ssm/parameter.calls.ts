import { DescribeParametersCommand, type ParameterMetadata, SSMClient } from '@aws-sdk/client-ssm'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'

export const describeParameters = list({
  action: 'ssm:DescribeParameters',
  client: SSMClient,
  command: DescribeParametersCommand,
  items: 'Parameters',
  id: 'Name',
  token: 'NextToken',
})

/** Answers of earlier years lack the ARN, in which a path keeps its first slash once. */
const read: Reader<ParameterMetadata> = async function* (aws) {
  for await (const metadata of aws.list(describeParameters, { MaxResults: 50 })) {
    const { ARN, Name } = metadata
    yield { id: ARN ?? arnOf(aws, 'ssm', `parameter/${Name.replace(/^\//, '')}`), name: Name, settings: metadata }
  }
}

export default read
