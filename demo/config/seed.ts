import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** AWS Config records everything in the main region; in the second, a few types only, and it was never started. */
export async function seedConfig(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
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
}

type Recorder = NonNullable<ConstructorParameters<typeof PutConfigurationRecorderCommand>[0]['ConfigurationRecorder']>

async function record(account: SeedAccount, region: string, ConfigurationRecorder: Recorder): Promise<void> {
  const client = account.client(ConfigServiceClient, region)
  await client.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder }))
  const DeliveryChannel = { name: 'default', s3BucketName: `nwp-config-${account.id}` }
  await client.send(new PutDeliveryChannelCommand({ DeliveryChannel }))
}

export default { since: 1210, after: ['s3'], fill: seedConfig } satisfies Seed
