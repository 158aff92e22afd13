import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam'
import { expect, onTestFinished, test } from 'vitest'
import { call } from '../../connectors/kit/index.ts'
import { CredentialsEnded, SharedCredentials } from '../../src/collect/credentials.ts'
import { classify } from '../../src/collect/failure.ts'
import { networkHandler } from '../../src/collect/handlers.ts'
import { CallFailed, Session } from '../../src/collect/session.ts'

const summary = call({ action: 'iam:GetAccountSummary', client: IAMClient, command: GetAccountSummaryCommand })

const OK =
  '<GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountSummaryResult/></GetAccountSummaryResponse>'
const WHO =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/u</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>'
const errorOf = (code: string) =>
  `<ErrorResponse><Error><Code>${code}</Code><Message>The security token included in the request is invalid</Message></Error></ErrorResponse>`

/** Refuses, as `refuse` says by key and action, with that error; null lets through. */
async function place(refuse: (key: string, action: string) => { code: string; date?: Date } | null) {
  let given = 0
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const action = /Action=(\w+)/.exec(body)?.[1] ?? ''
    asked.push(action)
    const key = /Credential=(\w+)/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const refused = refuse(key, action)
    if (refused?.date) response.setHeader('date', refused.date.toUTCString())
    response.writeHead(refused ? (refused.code === 'RequestExpired' ? 400 : 403) : 200, { 'content-type': 'text/xml' })
    response.end(refused ? errorOf(refused.code) : action === 'GetCallerIdentity' ? WHO : OK)
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const shared = new SharedCredentials(async () => ({ accessKeyId: `K${++given}`, secretAccessKey: 's' }))
  const session = new Session({
    handler: networkHandler(),
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: shared.provider,
    renew: () => shared.renew(),
  })
  onTestFinished(() => {
    session.close()
    server.closeAllConnections()
    server.close()
  })
  const send = () => session.send(summary, {}, 'us-east-1')
  const causeOf = () =>
    send().then(
      () => 'answered',
      error => (error instanceof CallFailed ? error.cause : error),
    )
  return { send, causeOf, asked, given: () => given }
}

test.each(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'])(
  'credentials that answered before and then get %s are renewed, and end the reading where new ones get it too',
  async code => {
    let good = new Set(['K1'])
    const aws = await place(key => (good.has(key) ? null : { code }))
    await aws.send()
    good = new Set(['K2'])
    expect(await Promise.all(Array.from({ length: 5 }, aws.causeOf))).toEqual(Array(5).fill('answered'))
    expect(aws.given()).toBe(2)
    good = new Set()
    expect(await aws.causeOf()).toBeInstanceOf(CredentialsEnded)
    expect(aws.given()).toBe(3)
  },
)

test.each(['InvalidClientTokenId', 'UnrecognizedClientException', 'AuthFailure'])(
  '%s ends the reading where STS refuses the credentials too, and names no cause where it does not',
  async code => {
    let refused: string[] = []
    const aws = await place((_, action) => (refused.includes(action) ? { code } : null))
    await aws.send()
    refused = ['GetAccountSummary']
    const cause = await aws.causeOf()
    expect(cause).not.toBeInstanceOf(CredentialsEnded)
    expect(classify(cause)).toMatchObject({ reason: 'failed', detail: code })
    expect(aws.asked.filter(action => action === 'GetCallerIdentity')).toHaveLength(1)
  },
)

test('credentials that STS refuses after they answered have ended', async () => {
  let gone = false
  const aws = await place(() => (gone ? { code: 'InvalidClientTokenId' } : null))
  await aws.send()
  gone = true
  expect(await aws.causeOf()).toBeInstanceOf(CredentialsEnded)
})

test('the first refusal is told as what it is', async () => {
  const aws = await place(() => ({ code: 'ExpiredToken' }))
  expect(await aws.causeOf()).toMatchObject({ name: 'ExpiredToken' })
  expect(aws.given()).toBe(1)
})

test('a clock that is wrong is told apart from credentials that ended', async () => {
  let late = false
  const aws = await place(() => (late ? { code: 'RequestExpired', date: new Date(Date.now() + 900_000) } : null))
  await aws.send()
  late = true
  const cause = await aws.causeOf()
  expect(cause).toBeInstanceOf(CredentialsEnded)
  expect((cause as CredentialsEnded).clockOffsetMs).toBeGreaterThan(800_000)
})

test.each([
  ['AccessDenied', 1],
  ['NoSuchEntity', 1],
  ['SignatureDoesNotMatch', 2],
])('on a machine whose clock is wrong, %s is asked for %i time(s)', async (code, times) => {
  const aws = await place(() => ({ code, date: new Date(Date.now() + 900_000) }))
  expect(await aws.causeOf()).toMatchObject({ name: expect.stringContaining(code) })
  expect(aws.asked).toHaveLength(times)
})
