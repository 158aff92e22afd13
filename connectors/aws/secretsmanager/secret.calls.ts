import {
  DescribeSecretCommand,
  type DescribeSecretResponse,
  GetResourcePolicyCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Metadata, Secret } from './secret.ts'

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

const MEMBERS = [
  'Name',
  'Type',
  'Description',
  'KmsKeyId',
  'RotationEnabled',
  'RotationLambdaARN',
  'RotationRules',
  'ExternalSecretRotationMetadata',
  'ExternalSecretRotationRoleArn',
  'LastRotatedDate',
  'LastChangedDate',
  'LastAccessedDate',
  'DeletedDate',
  'NextRotationDate',
  'Tags',
  'VersionIdsToStages',
  'OwningService',
  'CreatedDate',
  'PrimaryRegion',
  'ReplicationStatus',
] as const satisfies (keyof DescribeSecretResponse)[]

/** The answer is the description itself, with what the SDK adds to it. */
const metadataOf = (answer: DescribeSecretResponse): Metadata =>
  Object.fromEntries(MEMBERS.map(member => [member, answer[member]])) as Metadata

const read: Reader<Secret> = async function* (aws) {
  for await (const { ARN, Name } of aws.list(listSecrets, { IncludePlannedDeletion: true })) {
    yield {
      id: ARN,
      name: Name,
      settings: {
        ARN,
        Metadata: aws.get(describeSecret, { SecretId: ARN }, metadataOf),
        ResourcePolicy: aws.get(getResourcePolicy, { SecretId: ARN }, r => r.ResourcePolicy),
      },
    }
  }
}

export default read
