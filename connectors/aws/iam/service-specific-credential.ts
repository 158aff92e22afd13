import type { ServiceSpecificCredentialMetadata } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

export const serviceSpecificCredential = evidenceType<ServiceSpecificCredentialMetadata>({
  id: 'aws.iam.service-specific-credential',
  title: 'Long-term API keys of IAM users for Amazon Bedrock',
  reach: 'account',
  population:
    'every service-specific credential of every IAM user for Amazon Bedrock (AllUsers = true, ServiceName = bedrock.amazonaws.com), in any state; those for other services are not asked for, and short-term keys are sessions that IAM does not list',
})
