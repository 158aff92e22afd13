import type { Stack as AwsStack } from '@aws-sdk/client-cloudformation'
import { evidenceType } from '../../kit/index.ts'

/** What the AWS CDK calls the stack by which it prepares an account, unless it is told another name. */
export const CDK_TOOLKIT = 'CDKToolkit'

/** One stack, as `DescribeStacks` answers it. */
export interface Stack extends AwsStack {
  /** The output BootstrapVersion of the stack CDKToolkit, if it is a number; `null`: it has none, or this is another stack. */
  CdkBootstrapVersion: number | null
}

/** Values of parameters and outputs may be secrets (NoEcho hides some of them only): their keys are kept. */
export const stack = evidenceType<Stack>({
  id: 'aws.cloudformation.stack',
  title: 'CloudFormation stacks: drift, termination protection and notifications',
  reach: 'region',
  population:
    'every stack of the account in the region that is not deleted, nested ones among them, as DescribeStacks lists them',
  observed: ['/DriftInformation/LastCheckTimestamp'],
  secrets: [
    { pointer: '/Parameters/*/ParameterValue', rule: 'cloudformation-parameter' },
    { pointer: '/Parameters/*/ResolvedValue', rule: 'cloudformation-parameter' },
    { pointer: '/Outputs/*/OutputValue', rule: 'cloudformation-output' },
  ],
})
