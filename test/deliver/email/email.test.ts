import { expect, test } from 'vitest'
import { email } from '../../../src/deliver/email/index.ts'
import { inTime } from '../../../src/deliver/in-time.ts'
import { unsent } from '../../../src/deliver/unsent.ts'
import { startHostile } from '../hostile.ts'
import { context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { type MailServer, startMailServer } from './server.ts'

const secrets = { username: 'exhibit', password: 'hush-hush-hush' }
const targetOf = ({ port, ca }: Pick<MailServer, 'port' | 'ca'>, more: object = {}) => ({
  ...{ id: 'd', secrets, receipt: {} },
  config: { host: 'localhost', port, ca, from: 'exhibit@example.com', to: ['a@example.com', 'b@example.com'], ...more },
})

test('a message says what it is about, with the report, and bears the event’s id in every attempt', async () => {
  const server = await startMailServer()
  const message = told(messageOf(), '111111111111')
  const first = await email.send(message, targetOf(server), context)
  await email.send(message, targetOf(server), context)
  expect(first).toMatchObject({ kind: 'delivered', receipt: { messageId: `<${message.id}@example.com>` } })
  expect(server.mails).toHaveLength(2)
  for (const mail of server.mails) {
    expect(mail).toContain(`Message-ID: <${message.id}@example.com>`)
    expect(mail).toMatch(/^Subject: Exhibit: package.ready, Production, 111111111111\r$/m)
    expect(mail.replaceAll('=\r\n', '')).toContain(message.package?.sha256)
    expect(mail.replaceAll('\r\n ', ' ')).toMatch(/filename="?\S*_report\.pdf/)
  }
})

test('the server’s own number is kept, and its words as the detail', async () => {
  const server = await startMailServer()
  server.says.message = 452
  expect(await email.send(messageOf(), targetOf(server), context)).toMatchObject({
    ...{ kind: 'failed', stage: 'receiver', error: 'SMTP 452', detail: expect.stringContaining('refused') },
  })
})

test('a recipient that is refused is told of, and the others get it', async () => {
  const server = await startMailServer()
  server.says.recipient = 'b@example.com'
  const outcome = await email.send(messageOf(), targetOf(server), context)
  expect(outcome).toMatchObject({ kind: 'delivered', detail: expect.stringContaining('1 of 2 recipients') })
  expect(server.mails).toHaveLength(1)
})

test('nothing is said before the server encrypts, with a certificate that is trusted', async () => {
  const open = await startMailServer({ encrypts: false })
  expect(await email.send(messageOf(), targetOf(open), context)).toMatchObject({ kind: 'failed' })
  const server = await startMailServer()
  expect(await email.send(messageOf(), targetOf(server, { ca: undefined }), context)).toMatchObject({ kind: 'failed' })
  expect([...open.says.commands, ...server.says.commands]).toEqual([])
})

test('the test connects, encrypts and logs in, and sends nothing', async () => {
  const server = await startMailServer()
  expect(await email.test(targetOf(server), context)).toMatchObject({ ok: true, delivered: false, error: null })
  const other = { ...targetOf(server), secrets: { username: 'exhibit', password: 'other' } }
  expect(await email.test(other, context)).toMatchObject({
    ok: false,
    error: expect.stringContaining('the user is not taken'),
  })
  expect(server.says.commands).toEqual([])
})

test.each(['silence', 'garbage', 'a close without an answer'] as const)(
  '%s is a failure that has an end',
  async how => {
    const port = Number(new URL((await startHostile(how)).url).port)
    const target = targetOf({ port, ca: '' }, { host: '127.0.0.1', ca: undefined })
    const outcome = await inTime(1500, undefined, signal =>
      email.send(messageOf(), target, { ...context, signal }),
    ).catch(unsent)
    expect(outcome).toMatchObject({ kind: 'failed' })
  },
)

test('private hosts are refused, before anything is connected', async () => {
  for (const host of ['localhost', '127.0.0.1', 'mail.internal', '10.0.0.1']) {
    const target = targetOf({ port: 1, ca: '' }, { host })
    const outcome = await email.send(messageOf(), target, { ...context, allowPrivate: false })
    expect(outcome).toMatchObject({ kind: 'failed', stage: 'ours', error: 'private_address' })
  }
})
