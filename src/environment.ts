import { z } from 'zod'
import { oidcVariables } from './oidc-config.ts'
import { isTimezone } from './timezone.ts'

const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'true or false is needed' })
  .default('false')
  .transform(value => value === 'true' || value === '1')

/** A number in decimal digits: `0x50` and `1e3` are typing errors more often than numbers. */
function decimal(kind: 'whole' | 'any', min: number, max: number) {
  const error = `a ${kind === 'whole' ? 'whole ' : ''}number from ${min} to ${max} is needed`
  return z
    .string()
    .regex(kind === 'whole' ? /^\d{1,6}$/ : /^\d{1,6}(\.\d{1,6})?$/, { error })
    .transform(Number)
    .refine(value => value >= min && value <= max, { error })
}

const number = (kind: 'whole' | 'any', min: number, max: number, fallback: number) =>
  decimal(kind, min, max).default(fallback)

const isHttp = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
const scheme = (text: string) => (URL.canParse(text) ? new URL(text).protocol : '')

const httpUrl = z.string().refine(isHttp, { error: 'a URL with http:// or https:// is needed' }).optional()

/** The base of links: no slash at its end, so that a path can follow. A path prefix is kept. */
const baseUrl = z
  .string()
  .refine(
    text => {
      const { username, password, search, hash } = isHttp(text) ? new URL(text) : { username: 'x' }
      return [username, password, search, hash].every(part => part === '')
    },
    { error: 'a URL with http:// or https://, and no user, query or fragment, is needed' },
  )
  .transform(text => new URL(text).href.replace(/\/+$/, ''))
  .optional()

const urls = z
  .string()
  .transform(text =>
    text
      .split(',')
      .map(url => url.trim())
      .filter(url => url !== ''),
  )
  .refine(all => all.length > 0 && all.every(isHttp), {
    error: 'URLs with http:// or https:// are needed, with commas between them',
  })
  .optional()

const optional = z.string().optional()
/** As long as X.520 lets an organization's and a common name be. */
const certificateName = z
  .string()
  .regex(/^\P{C}{1,64}$/u, { error: 'a name of 64 characters at most is needed, without control characters' })
  .optional()
const region = z
  .string()
  .regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, { error: 'the name of an AWS region such as eu-central-1 is needed' })
  .optional()

/** As OpenTelemetry's specification names them. */
const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

/** Everything the environment can say. `.env.example` and the docs are made from the descriptions. */
export const environment = z.object({
  EXHIBIT_DATA_DIR: z.string().default('./.exhibit').describe('Where keys, packages and the embedded database live.'),
  DATABASE_URL: z
    .string()
    .refine(text => /^postgres(ql)?:$/.test(scheme(text)) && text.includes('://'), {
      error: 'a URL such as postgres://user:password@host:5432/database is needed',
    })
    .optional()
    .describe('A PostgreSQL server to use instead of the embedded one.'),
  REDIS_URL: z
    .string()
    .refine(text => /^rediss?:$/.test(scheme(text)) && new URL(text).hostname !== '', {
      error: 'a URL such as redis://host:6379 is needed (rediss:// for TLS)',
    })
    .optional()
    .describe('A Redis or Valkey server for the queue; without it the queue is kept in PostgreSQL.'),
  EXHIBIT_HOST: z
    .string()
    .regex(/^[\w.:%-]+$/, { error: 'an address or a host name is needed, without a scheme or a port' })
    .default('127.0.0.1')
    .describe('The address the API listens on.'),
  EXHIBIT_PORT: number('whole', 0, 65_535, 8620).describe('The port the API listens on; 0 takes any free one.'),
  EXHIBIT_METRICS_PORT: decimal('whole', 0, 65_535)
    .optional()
    .describe('A port of EXHIBIT_HOST for /metrics alone: there `serve --role worker` serves its own.'),
  EXHIBIT_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, { error: '16 to 200 printable characters without spaces are needed' })
    .optional()
    .describe('Who sends it as a bearer token may read /metrics; without it only a loopback EXHIBIT_HOST serves them.'),
  EXHIBIT_FIRST_KEY_FILE: z
    .string()
    .optional()
    .describe('A file, of mode 0600, that the first admin key is written to instead of being printed: logs are kept.'),
  EXHIBIT_PUBLIC_URL: baseUrl.describe('Where receivers reach this service: the base of links in webhooks.'),
  ...oidcVariables,
  EXHIBIT_SESSION_IDLE_MINUTES: number('whole', 5, 720, 60).describe(
    'After how long without a request a person has to sign in again; PCI DSS 8.2.8 asks for 15.',
  ),
  EXHIBIT_URL: baseUrl.describe(
    'The service that `exhibit account`, `exhibit run` and the like ask; default: the port above, on this machine.',
  ),
  EXHIBIT_API_KEY: z
    .string()
    .regex(/^exk_[0-9a-f]{64}$/, { error: 'an API key of the service (exk_ and 64 hex digits) is needed' })
    .optional()
    .describe('The API key with which they ask.'),
  EXHIBIT_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines on stderr, or as plain lines on a terminal.'),
  EXHIBIT_CONCURRENCY: number('whole', 1, 256, 24).describe('AWS requests under way at once, per account and region.'),
  EXHIBIT_CALL_SECONDS: number('any', 1, 3600, 180).describe(
    'How long one AWS call may take, with its retries; what is not answered by then is a gap.',
  ),
  EXHIBIT_TARGET_MINUTES: number('any', 0.01, 10_080, 240).describe(
    'How long reading one account in one region may take; what is not read by then is a gap.',
  ),
  EXHIBIT_MAPPINGS_DIR: optional.describe('A directory with frameworks of your own (YAML).'),
  EXHIBIT_STATEMENT: optional.describe(
    'A YAML file with what the owner states: entity, system, preparer, audit period, scope; see docs/statement.md.',
  ),
  EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: flag.describe('Lets webhooks go to private addresses.'),
  EXHIBIT_REPORT_TIMEZONE: z
    .string()
    .refine(isTimezone, { error: 'an IANA name of a timezone such as Europe/Berlin is needed' })
    .optional()
    .describe('A timezone that the report shows beside UTC (Europe/Berlin).'),
  EXHIBIT_TSA_URLS: urls.describe('Timestamp authorities (RFC 3161), comma-separated, tried in this order.'),
  EXHIBIT_KMS_KEY_ID: optional.describe('An AWS KMS key (ECC_NIST_P256) that signs instead of the local key.'),
  EXHIBIT_SIGNER_NAME: certificateName.describe(
    'The common name in the certificate of a signing key that is made here; default: Exhibit signing key.',
  ),
  EXHIBIT_SIGNER_ORGANIZATION: certificateName.describe(
    'The organization in the certificate of a signing key that is made here, such as the entity that is audited.',
  ),
  EXHIBIT_COMMIT: optional.describe('The commit this was built from, where there is no checkout to ask.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.describe(
    'An OpenTelemetry collector that traces go to (OTLP over HTTP, /v1/traces); without it none are made.',
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl.describe('The same, as the whole address.'),
  OTEL_EXPORTER_OTLP_HEADERS: optional.describe(
    'Headers for the collector (`authorization=Bearer%20TOKEN`); of OpenTelemetry, as OTEL_EXPORTER_OTLP_TIMEOUT, _COMPRESSION and _CERTIFICATE.',
  ),
  OTEL_SERVICE_NAME: optional.describe('What this service is called in traces; default: exhibit.'),
  OTEL_RESOURCE_ATTRIBUTES: optional.describe(
    'More that every trace says of this service (`deployment.environment.name=prod`).',
  ),
  OTEL_TRACES_SAMPLER: z
    .enum(SAMPLERS, { error: `one of ${SAMPLERS.join(', ')} is needed` })
    .default('parentbased_always_on')
    .describe('Which traces are made.'),
  OTEL_TRACES_SAMPLER_ARG: decimal('any', 0, 1).optional().describe('The share of traces, for a sampler with a ratio.'),
  OTEL_SDK_DISABLED: z
    .string()
    .optional()
    .transform(text => text?.toLowerCase() === 'true')
    .describe('`true`: no traces, whatever else is set.'),
  AWS_ENDPOINT_URL: httpUrl.describe(
    'A custom endpoint for every AWS service; evidence then says that it is not from AWS.',
  ),
  AWS_PROFILE: optional.describe('The profile of the AWS files to use; the standard AWS variable.'),
  AWS_REGION: region.describe('The region for account-wide questions; the standard AWS variable.'),
  AWS_DEFAULT_REGION: region.describe('As AWS_REGION, where that is not set.'),
})
