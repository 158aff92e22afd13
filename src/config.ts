import { resolve } from 'node:path'
import { environment } from './environment.ts'

export { isTimezone } from './timezone.ts'

export interface Config {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly redisUrl: string | undefined
  readonly host: string
  readonly port: number
  /** Undefined: not served. */
  readonly metricsPort: number | undefined
  readonly metricsToken: string | undefined
  readonly firstKeyFile: string | undefined
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
  readonly signerName: string | undefined
  readonly signerOrganization: string | undefined
  readonly commit: string | undefined
  readonly awsEndpoint: string | undefined
  readonly awsProfile: string | undefined
  readonly awsRegion: string | undefined
}

/** Every variable there is. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape)

type Env = Readonly<Record<string, string | undefined>>

/** What commands have that ask a service. */
export interface ClientConfig {
  readonly url: string
  readonly apiKey: string | undefined
}

/** As {@link readConfig}, for commands that ask a service. */
export function readClientConfig(env: Env): ClientConfig {
  const { EXHIBIT_URL, EXHIBIT_PORT, EXHIBIT_API_KEY } = parsed(env)
  return { url: EXHIBIT_URL ?? `http://127.0.0.1:${EXHIBIT_PORT}`, apiKey: EXHIBIT_API_KEY }
}

function parsed(env: Env) {
  // Compose files and CI hand out blanks for what nobody set.
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '')
  const read = environment.safeParse(Object.fromEntries(set))
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new ConfigError(`The environment variable ${issue?.path.join('.')} cannot be used: ${issue?.message}.`)
}

/** Reads the environment, once. Throws an error whose message names the variable and what it takes. */
export function readConfig(env: Env): Config {
  const e = parsed(env)
  return {
    dataDir: resolve(e.EXHIBIT_DATA_DIR),
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    host: e.EXHIBIT_HOST,
    port: e.EXHIBIT_PORT,
    metricsPort: e.EXHIBIT_METRICS_PORT,
    metricsToken: e.EXHIBIT_METRICS_TOKEN,
    firstKeyFile: e.EXHIBIT_FIRST_KEY_FILE === undefined ? undefined : resolve(e.EXHIBIT_FIRST_KEY_FILE),
    publicUrl: e.EXHIBIT_PUBLIC_URL,
    logLevel: e.EXHIBIT_LOG_LEVEL,
    concurrency: e.EXHIBIT_CONCURRENCY,
    callSeconds: e.EXHIBIT_CALL_SECONDS,
    targetMinutes: e.EXHIBIT_TARGET_MINUTES,
    mappingsDir: e.EXHIBIT_MAPPINGS_DIR === undefined ? undefined : resolve(e.EXHIBIT_MAPPINGS_DIR),
    statementFile: e.EXHIBIT_STATEMENT === undefined ? undefined : resolve(e.EXHIBIT_STATEMENT),
    allowPrivateDestinations: e.EXHIBIT_ALLOW_PRIVATE_DESTINATIONS,
    reportTimezone: e.EXHIBIT_REPORT_TIMEZONE,
    tsaUrls: e.EXHIBIT_TSA_URLS ?? [],
    kmsKeyId: e.EXHIBIT_KMS_KEY_ID,
    signerName: e.EXHIBIT_SIGNER_NAME,
    signerOrganization: e.EXHIBIT_SIGNER_ORGANIZATION,
    commit: e.EXHIBIT_COMMIT,
    awsEndpoint: e.AWS_ENDPOINT_URL,
    awsProfile: e.AWS_PROFILE,
    awsRegion: e.AWS_REGION ?? e.AWS_DEFAULT_REGION,
  }
}

/** Variables that bear our name and mean nothing to us: typing errors, mostly. */
export const unknownVariables = (env: Env): string[] =>
  Object.keys(env).filter(name => name.startsWith('EXHIBIT_') && !VARIABLES.includes(name))

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'bad_configuration'
}
