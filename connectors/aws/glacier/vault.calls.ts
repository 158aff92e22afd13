import {
  GetVaultAccessPolicyCommand,
  GetVaultLockCommand,
  GlacierClient,
  ListVaultsCommand,
} from '@aws-sdk/client-glacier'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Vault } from './vault.ts'

export const listVaults = list({
  action: 'glacier:ListVaults',
  client: GlacierClient,
  command: ListVaultsCommand,
  items: 'VaultList',
  id: ['VaultARN', 'VaultName'],
  token: { input: 'marker', next: page => page.Marker },
})

/** Glacier says by the same error that a vault has no policy and that there is no vault. */
const NO_VAULT = /vault not found/i
const policy = {
  client: GlacierClient,
  absent: [{ name: 'ResourceNotFoundException', unless: NO_VAULT }],
  gone: [{ name: 'ResourceNotFoundException', message: NO_VAULT }],
}

export const getVaultAccessPolicy = call({
  ...policy,
  action: 'glacier:GetVaultAccessPolicy',
  command: GetVaultAccessPolicyCommand,
})

export const getVaultLock = call({ ...policy, action: 'glacier:GetVaultLock', command: GetVaultLockCommand })

const read: Reader<Vault> = async function* (aws) {
  const accountId = aws.account
  for await (const vault of aws.list(listVaults, { accountId })) {
    const { VaultARN, VaultName: vaultName } = vault
    yield {
      id: VaultARN,
      name: vaultName,
      settings: {
        ...vault,
        AccessPolicy: aws.get(getVaultAccessPolicy, { accountId, vaultName }, r => r.policy?.Policy),
        Lock: aws.get(getVaultLock, { accountId, vaultName }, ({ Policy, State, ExpirationDate, CreationDate }) =>
          Policy === undefined && State === undefined ? undefined : { Policy, State, ExpirationDate, CreationDate },
        ),
      },
    }
  }
}

export default read
