import type { ClientConfig } from '../../config.ts'
import { RemoteError } from '../failure.ts'
import { say } from '../output.ts'

/** A problem as the service tells it (RFC 9457). */
interface Problem {
  readonly code?: string
  readonly detail?: string
}

export interface Asking {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Null: as long as it takes. */
  readonly seconds?: number | null
}

const SECONDS = 60

/** Asks the service. Throws {@link RemoteError} with the service's own code and sentence. */
export async function ask({ url, apiKey }: ClientConfig, asking: Asking): Promise<Response> {
  const { method, path, body, headers = {}, seconds = SECONDS } = asking
  tellOfPlainText(url, apiKey)
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(seconds !== null && { signal: AbortSignal.timeout(seconds * 1000) }),
  }).catch(error => {
    throw unreachable(url, error)
  })
  if (response.ok || response.status === 304) return response
  throw await problemOf(response, url, apiKey)
}

function unreachable(url: string, error: unknown): RemoteError {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  const why = name === 'TimeoutError' ? 'no answer in time' : (cause?.code ?? name)
  return new RemoteError(
    'service_unreachable',
    `The service at ${url} could not be reached (${why}): check EXHIBIT_URL, and that \`exhibit serve\` runs there.`,
  )
}

async function problemOf(response: Response, url: string, apiKey: string | undefined): Promise<RemoteError> {
  const { status, headers } = response
  if (status === 401 && apiKey === undefined)
    return new RemoteError('unauthorized', 'Set EXHIBIT_API_KEY to an API key of the service (exk_…).', true)
  const text = await response.text().catch(() => '')
  const { code, detail } = /json/.test(headers.get('content-type') ?? '') ? parsed(text) : {}
  if (code === undefined || detail === undefined)
    return new RemoteError(
      'no_exhibit',
      `What answers at ${url} is not Exhibit (HTTP ${status}): set EXHIBIT_URL to the address of the service.`,
    )
  const wait = headers.get('retry-after')
  return new RemoteError(code, wait === null ? detail : `${detail} Try again in ${wait} s.`, USAGE.has(status))
}

/** Asked for wrongly; what is missing, in the way or not allowed is a failure. */
const USAGE: ReadonlySet<number> = new Set([400, 405, 413, 414, 415, 422])

function parsed(text: string): Problem {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return {}
  }
}

const told = new Set<string>()

function tellOfPlainText(url: string, apiKey: string | undefined): void {
  const { protocol, hostname } = new URL(url)
  if (protocol === 'https:' || apiKey === undefined || /^(localhost|127\.|\[::1\])/.test(hostname) || told.has(url))
    return
  told.add(url)
  say(`The API key goes to ${hostname} unencrypted: use https.`)
}
