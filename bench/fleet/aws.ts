import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1'] as const

/** What some accounts do otherwise than the others, if anything: they answer nothing but who they are, or one call in a while in each region. */
export interface Fault {
  readonly kind: 'hangs' | 'throttles' | 'nothing'
  readonly accounts: readonly string[]
  /** From one call that is let through to the next, in ms; a second without it. */
  readonly everyMs?: number
}

export interface Fleet {
  readonly url: string
  readonly calls: number
  /** When an account was first asked anything since `forget` (ms since 1970). */
  readonly firstAt: number | undefined
  forget(): void
  close(): void
}

const VOLUMES = 20

/**
 * AWS for any number of accounts that are entered by a role, each with three regions and some volumes in each. Whose call it
 * is stands in the access key that it is signed with, which AssumeRole gave.
 */
export async function startFleet(latencyMs: number, fault: Fault | null): Promise<Fleet> {
  const told = { calls: 0, firstAt: undefined as number | undefined }
  const letThrough = new Map<string, number>()
  const server = createServer(async (request, response) => {
    told.calls++
    told.firstAt ??= Date.now()
    const form = new URLSearchParams(await bodyOf(request))
    const action = form.get('Action') ?? ''
    const account = /Credential=ASIA(\d{12})/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const odd = fault?.accounts.includes(account) && action !== 'GetCallerIdentity' ? fault.kind : null
    if (odd === 'hangs') return
    await sleep(latencyMs)
    const bucket = /Credential=([^/]*\/\d+\/[\w-]+)/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (odd === 'throttles' && Date.now() - (letThrough.get(bucket) ?? 0) < (fault?.everyMs ?? 1000))
      return answer(response, 503, THROTTLED)
    letThrough.set(bucket, Date.now())
    answer(response, 200, bodies(action, account, form))
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get calls() {
      return told.calls
    },
    get firstAt() {
      return told.firstAt
    },
    forget: () => {
      told.firstAt = undefined
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', date: new Date().toUTCString() }).end(body)
}

const THROTTLED =
  '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors><RequestID>r</RequestID></Response>'

/** A list that is not named here is empty. */
function bodies(action: string, account: string, form: URLSearchParams): string {
  if (action === 'AssumeRole') return assumed(/::(\d{12}):/.exec(form.get('RoleArn') ?? '')?.[1] ?? '')
  if (action === 'GetCallerIdentity')
    return wrapped(
      action,
      `<Arn>arn:aws:sts::${account}:assumed-role/exhibit/bench</Arn><UserId>AROA:bench</UserId><Account>${account}</Account>`,
    )
  return `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>${LISTS[action] ?? ''}</${action}Response>`
}

const assumed = (account: string): string =>
  wrapped(
    'AssumeRole',
    `<Credentials><AccessKeyId>ASIA${account}FAKE</AccessKeyId><SecretAccessKey>fake</SecretAccessKey><SessionToken>fake</SessionToken>
     <Expiration>${new Date(Date.now() + 3600_000).toISOString()}</Expiration></Credentials>`,
  )

const wrapped = (action: string, result: string): string =>
  `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result></${action}Response>`

const LISTS: Readonly<Record<string, string>> = {
  DescribeRegions: `<regionInfo>${REGIONS.map(
    name => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`,
  ).join('')}</regionInfo>`,
  DescribeVolumes: `<volumeSet>${Array.from(
    { length: VOLUMES },
    (_, n) =>
      `<item><volumeId>vol-${String(n).padStart(17, '0')}</volumeId><size>8</size><status>in-use</status><encrypted>${n % 2 === 0}</encrypted></item>`,
  ).join('')}</volumeSet>`,
}
