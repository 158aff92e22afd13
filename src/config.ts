import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform(value => value === 'true' || value === '1')
const httpUrl = z
  .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'a URL with http:// or https:// is needed' })])
  .transform(value => (value === '' ? undefined : value))
  .optional()
const optional = z
  .string()
  .transform(value => (value === '' ? undefined : value))
  .optional()

/** Everything the environment can say. `.env.example` and the docs are made from the descriptions. */
export const environment = z.object({
  EXHIBIT_DATA_DIR: z.string().default('./.exhibit').describe('Where keys, packages and the embedded database live.'),
  DATABASE_URL: optional.describe('A PostgreSQL server to use instead of the embedded one.'),
  REDIS_URL: optional.describe('A Redis or Valkey server for the queue; without it the queue is kept in PostgreSQL.'),
  EXHIBIT_HOST: z.string().default('127.0.0.1').describe('The address the API listens on.'),
  EXHIBIT_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(8620)
    .describe('The port the API listens on; 0 takes any free one.'),
  EXHIBIT_PUBLIC_URL: optional.describe('Where receivers reach this service: the base of links in webhooks.'),
  EXHIBIT_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines on stderr.'),
  EXHIBIT_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(24)
    .describe('AWS requests under way at once, per account and region.'),
  EXHIBIT_CALL_SECONDS: z.coerce
    .number()
    .min(1)
    .max(3600)
    .default(180)
    .describe('How long one AWS call may take, with its retries; what is not answered by then is a gap.'),
  EXHIBIT_TARGET_MINUTES: z.coerce
    .number()
    .min(0.01)
    .max(10_080)
    .default(240)
    .describe('How long reading one account in one region may take; what is not read by then is a gap.'),
  EXHIBIT_MAPPINGS_DIR: optional.describe('A directory with frameworks of your own (YAML).'),
  EXHIBIT_STATEMENT: optional.describe(
    'A YAML file with what the owner states: entity, system, preparer, audit period, scope; see docs/statement.md.',
  ),
  EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: flag.describe('Lets webhooks go to private addresses.'),
  EXHIBIT_REPORT_TIMEZONE: optional.describe('A timezone that the report shows beside UTC (Europe/Berlin).'),
  EXHIBIT_TSA_URLS: optional.describe('Timestamp authorities (RFC 3161), comma-separated, tried in this order.'),
  EXHIBIT_KMS_KEY_ID: optional.describe('An AWS KMS key (ECC_NIST_P256) that signs instead of the local key.'),
  EXHIBIT_COMMIT: optional.describe('The commit this was built from, where there is no checkout to ask.'),
  AWS_ENDPOINT_URL: httpUrl.describe(
    'A custom endpoint for every AWS service; evidence then says that it is not from AWS.',
  ),
  AWS_PROFILE: optional.describe('The profile of the AWS files to use; the standard AWS variable.'),
  AWS_REGION: optional.describe('The region for account-wide questions; the standard AWS variable.'),
  AWS_DEFAULT_REGION: optional.describe('As AWS_REGION, where that is not set.'),
})

export interface Config {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly redisUrl: string | undefined
  readonly host: string
  readonly port: number
  readonly publicUrl: string | undefined
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  readonly concurrency: number
  readonly callSeconds: number
  readonly targetMinutes: number
  readonly mappingsDir: string | undefined
  readonly statementFile: string | undefined
  readonly allowPrivateDestinations: boolean
  readonly reportTimezone: string | undefined
  readonly tsaUrls: readonly string[]
  readonly kmsKeyId: string | undefined
  readonly commit: string | undefined
  readonly awsEndpoint: string | undefined
  readonly awsProfile: string | undefined
  readonly awsRegion: string | undefined
}

/** Reads the environment, once. Throws an error whose message names the variable and what it takes. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`The environment variable ${issue?.path.join('.')} cannot be used: ${issue?.message}.`)
  }
  const e = parsed.data
  return {
    dataDir: resolve(e.EXHIBIT_DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    host: e.EXHIBIT_HOST,
    port: e.EXHIBIT_PORT,
    publicUrl: e.EXHIBIT_PUBLIC_URL,
    logLevel: e.EXHIBIT_LOG_LEVEL,
    concurrency: e.EXHIBIT_CONCURRENCY,
    callSeconds: e.EXHIBIT_CALL_SECONDS,
    targetMinutes: e.EXHIBIT_TARGET_MINUTES,
    mappingsDir: e.EXHIBIT_MAPPINGS_DIR === undefined ? undefined : resolve(e.EXHIBIT_MAPPINGS_DIR),
    statementFile: e.EXHIBIT_STATEMENT === undefined ? undefined : resolve(e.EXHIBIT_STATEMENT),
    allowPrivateDestinations: e.EXHIBIT_ALLOW_PRIVATE_DESTINATIONS,
    reportTimezone: e.EXHIBIT_REPORT_TIMEZONE,
    tsaUrls: e.EXHIBIT_TSA_URLS?.split(',').map(url => url.trim()) ?? [],
    kmsKeyId: e.EXHIBIT_KMS_KEY_ID,
    commit: e.EXHIBIT_COMMIT,
    awsEndpoint: e.AWS_ENDPOINT_URL,
    awsProfile: e.AWS_PROFILE,
    awsRegion: e.AWS_REGION ?? e.AWS_DEFAULT_REGION,
  }
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'bad_configuration'
}
