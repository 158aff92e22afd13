import {
  ConfigServiceClient,
  PutConfigRuleCommand,
  PutConfigurationAggregatorCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service'
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { allowConfigDelivery } from '../s3/policies.ts'

/** AWS Config records everything in the main region; in the second, a few types only, and it was never started. */
export async function seedConfig(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  await configBucket(account)
  const roleARN = `arn:aws:iam::${account.id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`
  const recorder = { name: 'default', roleARN }
  const everything = { allSupported: true, includeGlobalResourceTypes: true }
  const some = {
    allSupported: false,
    includeGlobalResourceTypes: false,
    resourceTypes: ['AWS::EC2::SecurityGroup' as const, 'AWS::S3::Bucket' as const],
  }
  await record(account, main, { ...recorder, recordingGroup: everything })
  await record(account, second, { ...recorder, recordingGroup: some })
  const started = new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' })
  await account.client(ConfigServiceClient, main).send(started)
  const OrganizationAggregationSource = {
    RoleArn: `arn:aws:iam::${account.id}:role/nwp-config-aggregator`,
    AwsRegions: [main],
  }
  await account
    .client(ConfigServiceClient, main)
    .send(new PutConfigurationAggregatorCommand({ ConfigurationAggregatorName: 'nwp', OrganizationAggregationSource }))
  for (const SourceIdentifier of ['ENCRYPTED_VOLUMES', 'S3_BUCKET_SSL_REQUESTS_ONLY']) {
    const ConfigRuleName = SourceIdentifier.toLowerCase().replaceAll('_', '-')
    const ConfigRule = { ConfigRuleName, Source: { Owner: 'AWS' as const, SourceIdentifier } }
    await account.client(ConfigServiceClient, main).send(new PutConfigRuleCommand({ ConfigRule }))
  }
}

/** Where AWS Config of both regions delivers. */
async function configBucket(account: SeedAccount): Promise<void> {
  const Bucket = `nwp-config-${account.id}`
  const client = account.client(S3Client)
  await client.send(new CreateBucketCommand({ Bucket, ObjectOwnership: 'BucketOwnerEnforced' }))
  const Statement = allowConfigDelivery(`arn:aws:s3:::${Bucket}`, account.id)
  await client.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  )
}

type Recorder = NonNullable<ConstructorParameters<typeof PutConfigurationRecorderCommand>[0]['ConfigurationRecorder']>

async function record(account: SeedAccount, region: string, ConfigurationRecorder: Recorder): Promise<void> {
  const client = account.client(ConfigServiceClient, region)
  await client.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }))
  const DeliveryChannel = { name: 'default', s3BucketName: `nwp-config-${account.id}` }
  await client.send(new PutDeliveryChannelCommand({ DeliveryChannel }))
}

export default { since: 1210, after: ['s3'], fill: seedConfig } satisfies Seed
