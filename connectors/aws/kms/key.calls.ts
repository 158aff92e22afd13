import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Key } from './key.ts'

// NotFoundException: the key is gone (its waiting period ended), or AWS KMS does not know it yet.
const key = { client: KMSClient, gone: ['NotFoundException'] }

export const listKeys = list({
  action: 'kms:ListKeys',
  client: KMSClient,
  command: ListKeysCommand,
  items: 'Keys',
  id: ['KeyArn', 'KeyId'],
  token: { input: 'Marker', next: page => (page.Truncated ? page.NextMarker : undefined) },
})

export const listAliases = list({
  action: 'kms:ListAliases',
  client: KMSClient,
  command: ListAliasesCommand,
  items: 'Aliases',
  token: { input: 'Marker', next: page => (page.Truncated ? page.NextMarker : undefined) },
})

export const describeKey = call({ ...key, action: 'kms:DescribeKey', command: DescribeKeyCommand })

/** Asymmetric keys, HMAC keys and keys in custom key stores have no rotation status: UnsupportedOperationException. */
export const getRotation = call({
  ...key,
  action: 'kms:GetKeyRotationStatus',
  command: GetKeyRotationStatusCommand,
  absent: ['UnsupportedOperationException'],
})

export const getPolicy = call({ ...key, action: 'kms:GetKeyPolicy', command: GetKeyPolicyCommand })

export const listTags = list({
  ...key,
  action: 'kms:ListResourceTags',
  command: ListResourceTagsCommand,
  items: 'Tags',
  token: { input: 'Marker', next: page => (page.Truncated ? page.NextMarker : undefined) },
})

const read: Reader<Key> = async function* (aws) {
  // Asked once for the region, and only if there is a key; predefined aliases of AWS may point at no key yet.
  const aliases = aws.field(async () => Map.groupBy((await aws.all(listAliases, {})) ?? [], a => a.TargetKeyId))
  for await (const { KeyId, KeyArn } of aws.list(listKeys, {})) {
    const rotation = aws.get(getRotation, { KeyId }, r => r)
    yield {
      id: KeyArn,
      name: KeyId,
      settings: {
        KeyId,
        KeyArn,
        KeyMetadata: aws.get(describeKey, { KeyId }, r => r.KeyMetadata),
        Rotation: aws.field(async () => {
          const status = await rotation
          if (status === null) return null
          const { KeyRotationEnabled, RotationPeriodInDays } = status
          return { KeyRotationEnabled, RotationPeriodInDays }
        }),
        NextRotationDate: aws.field(async () => (await rotation)?.NextRotationDate ?? null),
        Policy: aws.get(getPolicy, { KeyId, PolicyName: 'default' }, r => r.Policy),
        Aliases: aws.field(async () => (await aliases).get(KeyId) ?? []),
        Tags: aws.all(listTags, { KeyId }),
      },
    }
  }
}

export default read
