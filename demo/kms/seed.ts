import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

interface KeyPlan extends CreateKeyCommandInput {
  alias: string
  rotates?: boolean
  afterwards?: 'disable' | 'delete'
}

const team = (name: string) => [{ TagKey: 'team', TagValue: name }]

/** The account itself, and one more statement. */
const policy = (id: string, more: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Account',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${id}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      { Effect: 'Allow', Resource: '*', ...more },
    ],
  })

const open = (id: string): string =>
  policy(id, { Sid: 'PartnersDecrypt', Principal: { AWS: '*' }, Action: 'kms:Decrypt' })

/** The audit trail, log groups and alarms write what is encrypted with it. */
const forServices = (id: string): string =>
  policy(id, {
    Sid: 'ServicesEncrypt',
    Principal: {
      Service: ['cloudtrail.amazonaws.com', 'cloudwatch.amazonaws.com', 'logs.us-east-1.amazonaws.com'],
    },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Condition: { StringEquals: { 'aws:SourceAccount': id } },
  })

const MAIN = (id: string): KeyPlan[] => [
  {
    alias: 'nwp-data',
    Description: 'Buckets and queues',
    Policy: forServices(id),
    rotates: true,
    Tags: team('platform'),
  },
  { alias: 'nwp-databases', Description: 'RDS and Aurora storage', rotates: true, Tags: team('platform') },
  { alias: 'nwp-backups', Description: 'Backup vaults', Tags: team('platform') },
  { alias: 'nwp-card-tokens', Description: 'Signs card tokens', KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' },
  { alias: 'nwp-webhooks', Description: 'Webhook MACs', KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  { alias: 'nwp-scheme-zone', Description: 'Material of the card scheme', Origin: 'EXTERNAL' },
  { alias: 'nwp-partner-files', Description: 'Files for partners', Policy: open(id), rotates: true },
  { alias: 'nwp-old-ledger', Description: 'Ledger before 2023', afterwards: 'delete' },
]

const SECOND: KeyPlan[] = [
  { alias: 'nwp-payouts', Description: 'Payouts in Europe', rotates: true, Tags: team('payouts') },
  { alias: 'nwp-pilot', Description: 'Pilot of 2022', afterwards: 'disable' },
]

/** Northwind Pay's keys: most rotate; one does not, one is open to everybody, one is about to go; one of two regions. */
export async function seedKms(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const here = account.client(KMSClient, main)
  const there = account.client(KMSClient, second)
  for (const plan of MAIN(account.id)) await makeKey(here, plan)
  for (const plan of SECOND) await makeKey(there, plan)
  const KeyId = await makeKey(here, {
    alias: 'nwp-global',
    Description: 'Both regions',
    MultiRegion: true,
    rotates: true,
  })
  await here.send(new ReplicateKeyCommand({ KeyId, ReplicaRegion: second, Description: 'Both regions' }))
}

async function makeKey(kms: KMSClient, { alias, rotates, afterwards, ...input }: KeyPlan): Promise<string> {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand(input))
  const KeyId = KeyMetadata?.KeyId
  if (KeyId === undefined) throw new Error('the emulator made no key')
  await kms.send(new CreateAliasCommand({ AliasName: `alias/${alias}`, TargetKeyId: KeyId }))
  if (rotates) await kms.send(new EnableKeyRotationCommand({ KeyId }))
  if (afterwards === 'disable') await kms.send(new DisableKeyCommand({ KeyId }))
  if (afterwards === 'delete') await kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 30 }))
  return KeyId
}

export default { since: 1450, fill: seedKms } satisfies Seed
