import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam'
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { call } from '../../connectors/kit/index.ts'
import { classify } from '../../src/collect/failure.ts'
import { networkHandler } from '../../src/collect/handlers.ts'
import { limitsOf } from '../../src/collect/limits.ts'
import { CallFailed, Session } from '../../src/collect/session.ts'

const summary = call({ action: 'iam:GetAccountSummary', client: IAMClient, command: GetAccountSummaryCommand })
const topic = call({ action: 'sns:GetTopicAttributes', client: SNSClient, command: GetTopicAttributesCommand })

const ANSWER = `<GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountSummaryResult><SummaryMap>${'<entry><key>Users</key><value>7</value></entry>'.repeat(40)}</SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>`
const head = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/xml', 'content-length': ANSWER.length })

async function drip(response: ServerResponse, bytes: number, everyMs: number): Promise<void> {
  head(response)
  for (let at = 0; at < ANSWER.length && !response.destroyed; at += bytes) {
    response.write(ANSWER.slice(at, at + bytes))
    await sleep(everyMs)
  }
  response.end()
}

const BEHAVIOURS = {
  'before the answer': () => {},
  'in the head': (response: ServerResponse) => void response.socket?.write('HTTP/1.1 200 OK\r\ncontent-type: te'),
  'in the body': (response: ServerResponse) => void head(response).write(ANSWER.slice(0, 100)),
  'with a byte now and then': (response: ServerResponse) => void drip(response, 1, 30),
} as const

const warnings = vi.spyOn(console, 'warn')
afterEach(() => {
  expect(warnings).not.toHaveBeenCalled()
  warnings.mockClear()
})

/** A whole call may take 1.2 s: 0.4 s for the head, 0.4 s of silence. */
const LIMITS = limitsOf(1.2)

async function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function sessionTo(behave: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    request.resume()
    behave(response)
  })
  const endpoint = await listening(server)
  const session = sessionAt(endpoint)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return session
}

function sessionAt(endpoint: string): Session {
  const session = new Session({
    handler: networkHandler(undefined, LIMITS),
    limits: LIMITS,
    endpoint,
    credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 's' }),
  })
  onTestFinished(() => session.close())
  return session
}

const failureOf = async (answer: Promise<unknown>) => {
  const error = await answer.then(
    () => undefined,
    (error: unknown) => error,
  )
  return error instanceof CallFailed ? classify(error.cause) : error
}

test.each(Object.entries(BEHAVIOURS))('a call that hangs %s ends', async (where, behave) => {
  const session = await sessionTo(behave)
  const begun = Date.now()
  expect(await failureOf(session.send(summary, {}, 'us-east-1'))).toMatchObject({
    reason: 'timeout',
    detail:
      { 'before the answer': 'AnswerTimeout', 'in the head': 'AnswerTimeout', 'in the body': 'SilenceTimeout' }[
        where
      ] ?? 'SlowAnswer',
  })
  expect(Date.now() - begun).toBeLessThan(2500)
})

test('a large answer that keeps flowing is not cut, however long it takes', async () => {
  const session = await sessionTo(response => void drip(response, 60, 50))
  const begun = Date.now()
  const { output } = await session.send(summary, {}, 'us-east-1')
  expect(output).toMatchObject({ SummaryMap: { Users: 7 } })
  expect(Date.now() - begun).toBeGreaterThan(LIMITS.callMs)
})

test('a service that does not answer is not asked for every member; one that does goes on', async () => {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (body.includes('GetAccountSummary')) head(response).end(ANSWER)
  })
  const session = sessionAt(await listening(server))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const begun = Date.now()
  const ask = () => failureOf(session.send(topic, { TopicArn: 'arn:aws:sns:us-east-1:1:t' }, 'us-east-1'))
  await Promise.all([ask(), ask(), ask()])
  for (let i = 0; i < 50; i++) expect(await ask()).toMatchObject({ reason: 'unreachable', detail: 'NotAsked' })
  expect(Date.now() - begun).toBeLessThan(2500)
  expect(await session.send(summary, {}, 'us-east-1')).toHaveProperty('output.SummaryMap')
})

test('nobody there is said at once, and the whole call has an end when credentials hang', async () => {
  const server = createTcpServer()
  const endpoint = await listening(server)
  await new Promise(resolve => server.close(resolve))
  expect(await failureOf(sessionAt(endpoint).send(summary, {}, 'us-east-1'))).toMatchObject({
    reason: 'unreachable',
    detail: expect.stringMatching(/ECONNREFUSED|TimeoutError/),
  })
  const hanging = new Session({
    handler: networkHandler(undefined, LIMITS),
    limits: LIMITS,
    endpoint,
    credentials: () => new Promise(() => {}),
  })
  expect(await failureOf(hanging.send(summary, {}, 'us-east-1'))).toMatchObject({
    reason: 'timeout',
    detail: 'CallTimeout',
  })
  hanging.close()
})
