import {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Secret } from './secret.ts'

const secret = { client: SecretsManagerClient, gone: ['ResourceNotFoundException'] }

export const listSecrets = list({
  action: 'secretsmanager:ListSecrets',
  client: SecretsManagerClient,
  command: ListSecretsCommand,
  items: 'SecretList',
  id: 'ARN',
  token: 'NextToken',
})

export const describeSecret = call({
  ...secret,
  action: 'secretsmanager:DescribeSecret',
  command: DescribeSecretCommand,
})

export const getResourcePolicy = call({
  ...secret,
  action: 'secretsmanager:GetResourcePolicy',
  command: GetResourcePolicyCommand,
})

const read: Reader<Secret> = async function* (aws) {
  for await (const { ARN, Name } of aws.list(listSecrets, { IncludePlannedDeletion: true })) {
    yield {
      id: ARN,
      name: Name,
      settings: {
        ARN,
        Metadata: aws.get(describeSecret, { SecretId: ARN }, ({ $metadata: _, ...told }) => told),
        ResourcePolicy: aws.get(getResourcePolicy, { SecretId: ARN }, r => r.ResourcePolicy),
      },
    }
  }
}

export default read
