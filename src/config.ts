import { resolve } from 'node:path'
import { environment } from './environment.ts'
import { type OidcConfig, oidcOf } from './oidc-config.ts'

export { isSafe, type OidcConfig } from './oidc-config.ts'
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
  /** Undefined: people sign in with keys and links alone. */
  readonly oidc: OidcConfig | undefined
  readonly sessionIdleMinutes: number
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
  /** Undefined: no traces are made. */
  readonly tracing: Tracing | undefined
  readonly awsEndpoint: string | undefined
  readonly awsProfile: string | undefined
  readonly awsRegion: string | undefined
}

/** Where traces go, and which are made. */
export interface Tracing {
  readonly url: string
  readonly sampler: ReturnType<typeof parsed>['OTEL_TRACES_SAMPLER']
  readonly ratio: number
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
  return unusable(issue?.path.join('.') ?? '', issue?.message ?? '')
}

function unusable(name: string, why: string): never {
  throw new ConfigError(`The environment variable ${name} cannot be used: ${why}.`)
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
    oidc: oidcOf(e, unusable),
    sessionIdleMinutes: e.EXHIBIT_SESSION_IDLE_MINUTES,
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
    tracing: tracingOf(e),
    awsEndpoint: e.AWS_ENDPOINT_URL,
    awsProfile: e.AWS_PROFILE,
    awsRegion: e.AWS_REGION ?? e.AWS_DEFAULT_REGION,
  }
}

function tracingOf(e: ReturnType<typeof parsed>): Tracing | undefined {
  const base = e.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '')
  const url = e.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base === undefined ? undefined : `${base}/v1/traces`)
  if (url === undefined || e.OTEL_SDK_DISABLED) return undefined
  return { url, sampler: e.OTEL_TRACES_SAMPLER, ratio: e.OTEL_TRACES_SAMPLER_ARG ?? 1 }
}

/** Variables that bear our name and mean nothing to us: typing errors, mostly. */
export const unknownVariables = (env: Env): string[] =>
  Object.keys(env).filter(name => name.startsWith('EXHIBIT_') && !VARIABLES.includes(name))

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'bad_configuration'
}
