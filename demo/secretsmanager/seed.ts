import { createHash } from 'node:crypto'
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutResourcePolicyCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

interface Plan {
  name: string
  text: string
  key?: string
  open?: boolean
  deleted?: boolean
}

const SECRETS: readonly (readonly Plan[])[] = [
  [
    { name: 'nwp/ledger/database', text: 'Sign-in of the ledger to its database', key: 'alias/nwp-data' },
    { name: 'nwp/reporting/database', text: 'Sign-in of reporting to its database' },
    { name: 'nwp/partners/sftp', text: 'Key that partners fetch', open: true },
    { name: 'nwp/pilot/api', text: 'Key of the pilot of 2024', deleted: true },
  ],
  [{ name: 'nwp/payouts/bank', text: 'Sign-in to the bank' }],
]

/** Northwind Pay's secrets: one that rotates, one whose rotation fails, one that anybody may read, and forgotten ones. */
async function seedSecrets(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const plan of SECRETS[index] ?? []) await makeSecret(account.client(SecretsManagerClient, region), plan)
}

async function makeSecret(client: SecretsManagerClient, { name, text, key, open, deleted }: Plan): Promise<void> {
  await client.send(
    new CreateSecretCommand({
      Name: name,
      // It becomes the id of the version, and would be another each time.
      ClientRequestToken: createHash('sha256').update(name).digest('hex').slice(0, 32),
      Description: text,
      SecretString: 'made up for the emulator, opens nothing',
      Tags: [{ Key: 'owner', Value: 'platform' }],
      ...(key && { KmsKeyId: key }),
    }),
  )
  const get = { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' }
  const ResourcePolicy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'Partners', ...get }] })
  if (open) await client.send(new PutResourcePolicyCommand({ SecretId: name, ResourcePolicy }))
  if (deleted) await client.send(new DeleteSecretCommand({ SecretId: name, RecoveryWindowInDays: 30 }))
}

export default { since: 480, after: ['kms'], fill: seedSecrets } satisfies Seed
