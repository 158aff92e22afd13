import {
  BackupClient,
  GetBackupVaultAccessPolicyCommand,
  GetBackupVaultNotificationsCommand,
  ListBackupVaultsCommand,
} from '@aws-sdk/client-backup'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Vault } from './vault.ts'

// A vault without a policy, or without notifications, is answered by ResourceNotFoundException; AWS listed the vault itself.
const vault = { client: BackupClient, absent: ['ResourceNotFoundException'] }

export const listBackupVaults = list({
  action: 'backup:ListBackupVaults',
  client: BackupClient,
  command: ListBackupVaultsCommand,
  items: 'BackupVaultList',
  id: ['BackupVaultArn', 'BackupVaultName'],
  token: 'NextToken',
  shared: true,
})

export const getBackupVaultAccessPolicy = call({
  ...vault,
  action: 'backup:GetBackupVaultAccessPolicy',
  command: GetBackupVaultAccessPolicyCommand,
})

export const getBackupVaultNotifications = call({
  ...vault,
  action: 'backup:GetBackupVaultNotifications',
  command: GetBackupVaultNotificationsCommand,
})

const read: Reader<Vault> = async function* (aws) {
  for await (const Vault of aws.list(listBackupVaults, {})) {
    const { BackupVaultArn, BackupVaultName } = Vault
    yield {
      id: BackupVaultArn,
      name: BackupVaultName,
      settings: {
        Vault,
        Policy: aws.get(getBackupVaultAccessPolicy, { BackupVaultName }, r => r.Policy ?? ''),
        Notifications: aws.get(getBackupVaultNotifications, { BackupVaultName }, r => ({
          SNSTopicArn: r.SNSTopicArn,
          BackupVaultEvents: r.BackupVaultEvents,
        })),
      },
    }
  }
}

export default read
