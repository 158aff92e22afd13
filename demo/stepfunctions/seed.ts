import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const definition = JSON.stringify({ StartAt: 'Settle', States: { Settle: { Type: 'Pass', End: true } } })

/** Northwind Pay's workflows: settlements are logged, payouts are not. */
async function seedStepFunctions(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const roleArn = `arn:aws:iam::${account.id}:role/nwp-deploy`
  await account.client(SFNClient, main).send(
    new CreateStateMachineCommand({
      name: 'nwp-settlement',
      definition,
      roleArn,
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [
          {
            cloudWatchLogsLogGroup: { logGroupArn: `arn:aws:logs:${main}:${account.id}:log-group:/nwp/payments-api:*` },
          },
        ],
      },
      encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/nwp-data' },
    }),
  )
  await account.client(SFNClient, second).send(
    new CreateStateMachineCommand({
      name: 'nwp-payouts',
      definition,
      roleArn,
      loggingConfiguration: { level: 'OFF' },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    }),
  )
}

export default { since: 180, after: ['iam', 'kms', 'logs'], fill: seedStepFunctions } satisfies Seed
