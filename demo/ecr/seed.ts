import {
  CreateRepositoryCommand,
  ECRClient,
  PutLifecyclePolicyCommand,
  PutRegistryScanningConfigurationCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { keyArn } from '../kms/key.ts'

interface Plan {
  repositoryName: string
  /** As it should be: fixed tags, a KMS key, old images removed. */
  kept?: boolean
  open?: boolean
}

const REPOSITORIES: readonly (readonly Plan[])[] = [
  [
    { repositoryName: 'nwp/ledger', kept: true },
    { repositoryName: 'nwp/checkout', kept: true },
    { repositoryName: 'nwp/partner-sdk', open: true },
  ],
  [{ repositoryName: 'nwp/payouts' }],
]

/** Northwind Pay's images: in the first region scanned and kept in order, but for one that everybody may pull. */
async function seedEcr(account: SeedAccount): Promise<void> {
  const [main] = account.regions
  const filter = { filter: '*', filterType: 'WILDCARD' as const }
  const rules = [{ scanFrequency: 'SCAN_ON_PUSH' as const, repositoryFilters: [filter] }]
  await account.client(ECRClient, main).send(new PutRegistryScanningConfigurationCommand({ scanType: 'BASIC', rules }))
  const kmsKey = await keyArn(account, 'nwp-data', main)
  for (const [index, region] of account.regions.entries())
    for (const plan of REPOSITORIES[index] ?? []) await makeRepository(account.client(ECRClient, region), plan, kmsKey)
}

async function makeRepository(ecr: ECRClient, { repositoryName, kept, open }: Plan, kmsKey: string): Promise<void> {
  await ecr.send(
    new CreateRepositoryCommand({
      repositoryName,
      imageTagMutability: kept ? 'IMMUTABLE' : 'MUTABLE',
      encryptionConfiguration: kept ? { encryptionType: 'KMS', kmsKey } : { encryptionType: 'AES256' },
      tags: [{ Key: 'owner', Value: 'platform' }],
    }),
  )
  const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 30 }
  const rules = [{ rulePriority: 1, description: 'Untagged images go', selection, action: { type: 'expire' } }]
  const lifecyclePolicyText = JSON.stringify({ rules })
  if (kept) await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }))
  const pull = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
  const statement = { Sid: 'Partners', Effect: 'Allow', Principal: '*', Action: pull }
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  if (open) await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }))
}

export default { since: 580, after: ['kms'], fill: seedEcr } satisfies Seed
