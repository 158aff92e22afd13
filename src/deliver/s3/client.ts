import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { S3Client } from '@aws-sdk/client-s3'
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import type { Context, Target } from '../adapter.ts'
import { checkUrl, publicOnly } from '../guard.ts'
import type { Config, Secrets } from './config.ts'

/** Runs with a client of the destination, which is closed afterwards. */
export async function withClient<T>(
  { config, secrets }: Target<Config, Secrets>,
  context: Context,
  work: (client: S3Client) => Promise<T>,
): Promise<T> {
  const { url, region } = config
  if (url !== undefined) checkUrl(url, context.allowPrivate)
  const credentials = credentialsOf(config, secrets, context)
  const client = new S3Client({
    region,
    requestHandler: handlerOf(config, context),
    // The outbox tries again, and waits as long as S3 asks; the SDK would wait for it here.
    maxAttempts: 1,
    customUserAgent: context.userAgent,
    // Only what is asked for: checksums of our own are given where they count.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(url !== undefined && { endpoint: url, forcePathStyle: true }),
    ...(credentials && { credentials }),
  })
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}

/** AWS's own hosts may have private addresses (VPC endpoints); those that somebody chose are held against the guard. */
function handlerOf({ url }: Config, { allowPrivate }: Context): NodeHttpHandler {
  const agent = { keepAlive: false, ...(url !== undefined && !allowPrivate && { lookup: publicOnly }) }
  return new NodeHttpHandler({
    connectionTimeout: 10_000,
    requestTimeout: 60_000,
    throwOnRequestTimeout: true,
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
  })
}

/** Undefined: the SDK's standard chain. */
function credentialsOf(
  config: Config,
  { accessKeyId, secretAccessKey }: Secrets,
  context: Context,
): AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined {
  const own = accessKeyId !== undefined && secretAccessKey !== undefined ? { accessKeyId, secretAccessKey } : undefined
  const { roleArn, externalId, region, url } = config
  if (roleArn === undefined) return own
  return fromTemporaryCredentials({
    ...(own && { masterCredentials: own }),
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'exhibit-delivery',
      ...(externalId !== undefined && { ExternalId: externalId }),
    },
    clientConfig: { region, requestHandler: handlerOf(config, context), ...(url !== undefined && { endpoint: url }) },
  })
}
