import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import { z } from 'zod'
import type { Context } from '../adapter.ts'
import { checkUrl, publicOnly } from '../guard.ts'

/** Where, and as whom. */
export const awsFields = {
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'a region such as eu-central-1')
    .describe('The region'),
  roleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S{1,512}$/, 'the ARN of a role')
    .optional()
    .describe('The role to take on; without one, the credentials that the service runs with'),
  externalId: z.string().min(2).max(1224).optional().describe('Asked for by the role’s trust policy'),
  url: z.url().max(2000).optional().describe('Another endpoint that speaks the same API, instead of AWS’s'),
} as const

/** Both or neither: an access key where neither a role nor the service’s own credentials will do. */
export const awsSecrets = z
  .strictObject({
    accessKeyId: z.string().min(1).max(200).optional().describe('Access key, where no role can be taken on'),
    secretAccessKey: z.string().min(1).max(200).optional().describe('Its secret'),
  })
  .refine(({ accessKeyId, secretAccessKey }) => (accessKeyId === undefined) === (secretAccessKey === undefined), {
    error: 'accessKeyId and secretAccessKey go together',
  })

export interface AwsConfig {
  readonly region: string
  readonly roleArn?: string | undefined
  readonly externalId?: string | undefined
  readonly url?: string | undefined
}
export type AwsSecrets = z.output<typeof awsSecrets>

/** What every client of AWS’s SDK is made with here. @throws OutboundRefused */
export function awsOptions(config: AwsConfig, secrets: AwsSecrets, context: Context) {
  const { url, region } = config
  if (url !== undefined) checkUrl(url, context.allowPrivate)
  const credentials = credentialsOf(config, secrets, context)
  return {
    region,
    requestHandler: handlerOf(config, context),
    // The outbox tries again, and waits as long as AWS asks; the SDK would wait for it here.
    maxAttempts: 1,
    customUserAgent: context.userAgent,
    ...(url !== undefined && { endpoint: url }),
    ...(credentials && { credentials }),
  }
}

/** AWS's own hosts may have private addresses (VPC endpoints); those that somebody chose are held against the guard. */
function handlerOf({ url }: AwsConfig, { allowPrivate }: Context): NodeHttpHandler {
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
  config: AwsConfig,
  { accessKeyId, secretAccessKey }: AwsSecrets,
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
