import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import { list, type Reader } from '../../kit/index.ts'

/** Whole descriptions; ListStacks would name deleted stacks too. */
export const describeStacks = list({
  action: 'cloudformation:DescribeStacks',
  client: CloudFormationClient,
  command: DescribeStacksCommand,
  items: 'Stacks',
  id: 'StackId',
  token: 'NextToken',
})

const read: Reader<Stack> = async function* (aws) {
  for await (const stack of aws.list(describeStacks, {}))
    yield { id: stack.StackId, name: stack.StackName, settings: stack }
}

export default read
