import { AthenaClient, CreateWorkGroupCommand } from '@aws-sdk/client-athena'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const OutputLocation = 's3://nwp-query-results/'

/** One workgroup as it should be, and one that leaves everything to clients, beside the one that every account has. */
async function seedAthena(account: SeedAccount): Promise<void> {
  const athena = account.client(AthenaClient, account.regions[0])
  await athena.send(
    new CreateWorkGroupCommand({
      Name: 'nwp-finance',
      Configuration: {
        ResultConfiguration: {
          OutputLocation,
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: 'alias/nwp-data' },
        },
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
      },
    }),
  )
  await athena.send(
    new CreateWorkGroupCommand({
      Name: 'nwp-adhoc',
      Configuration: { ResultConfiguration: { OutputLocation }, EnforceWorkGroupConfiguration: false },
    }),
  )
}

export default { since: 250, fill: seedAthena } satisfies Seed
