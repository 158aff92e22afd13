import { ListFileSharesCommand, StorageGatewayClient } from '@aws-sdk/client-storage-gateway'
import { list } from '../../kit/index.ts'

export const listFileShares = list({
  action: 'storagegateway:ListFileShares',
  client: StorageGatewayClient,
  command: ListFileSharesCommand,
  items: 'FileShareInfoList',
  id: 'FileShareARN',
  token: { input: 'Marker', next: page => page.NextMarker },
  shared: true,
})
