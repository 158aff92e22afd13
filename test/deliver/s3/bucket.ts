import { randomUUID } from 'node:crypto'
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { inject, onTestFinished } from 'vitest'
import { untilUp } from '../../../demo/kit/moto.ts'

export interface Bucket {
  readonly endpoint: string
  readonly name: string
  readonly client: S3Client
  keys(): Promise<string[]>
  versions(): Promise<number>
  read(key: string): Promise<Buffer>
}

export const REGION = 'eu-central-1'
export const CREDENTIALS = { accessKeyId: 'AKIAEXHIBITTEST', secretAccessKey: 'a-secret-key-of-the-test' }

/** A bucket of its own in moto, with versions: a second object under one key would show. */
export async function startBucket({ objectLock = false } = {}): Promise<Bucket> {
  const endpoint = inject('moto')
  if (!endpoint) throw new Error('moto_server is not installed')
  await untilUp(endpoint)
  const client = new S3Client({ endpoint, region: REGION, forcePathStyle: true, credentials: { ...CREDENTIALS } })
  onTestFinished(() => client.destroy())
  const Bucket = `packages-${randomUUID()}`
  await client.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: REGION },
      ObjectLockEnabledForBucket: objectLock,
    }),
  )
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
  const list = async () => (await client.send(new ListObjectVersionsCommand({ Bucket }))).Versions ?? []
  return {
    ...{ endpoint, name: Bucket, client },
    keys: async () => [...new Set((await list()).map(({ Key }) => Key ?? ''))],
    versions: async () => (await list()).length,
    read: async Key => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
      return Buffer.from((await Body?.transformToByteArray()) ?? [])
    },
  }
}
