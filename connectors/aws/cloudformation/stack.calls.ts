import { type Stack as AwsStack, CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { list, type Reader } from '../../kit/index.ts'
import { CDK_TOOLKIT, type Stack } from './stack.ts'

/** Whole descriptions; ListStacks would name deleted stacks too. */
export const describeStacks = list({
  action: 'cloudformation:DescribeStacks',
  client: CloudFormationClient,
  command: DescribeStacksCommand,
  items: 'Stacks',
  id: 'StackId',
  token: 'NextToken',
})

function bootstrapVersion({ StackName: name, Outputs: outputs }: AwsStack): number | null {
  if (name !== CDK_TOOLKIT) return null
  const value = outputs?.find(({ OutputKey: key }) => key === 'BootstrapVersion')?.OutputValue
  return value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : null
}

const read: Reader<Stack> = async function* (aws) {
  for await (const stack of aws.list(describeStacks, {}))
    yield {
      id: stack.StackId,
      name: stack.StackName,
      settings: { ...stack, CdkBootstrapVersion: bootstrapVersion(stack) },
    }
}

export default read
