import { S3Client } from '@aws-sdk/client-s3'
import type { Context, Target } from '../adapter.ts'
import { awsOptions } from '../kit/aws.ts'
import type { Config, Secrets } from './config.ts'

/** Runs with a client of the destination, which is closed afterwards. */
export async function withClient<T>(
  { config, secrets }: Target<Config, Secrets>,
  context: Context,
  work: (client: S3Client) => Promise<T>,
): Promise<T> {
  const client = new S3Client({
    ...awsOptions(config, secrets, context),
    // Only what is asked for: checksums of our own are given where they count.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(config.url !== undefined && { forcePathStyle: true }),
  })
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}
