import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam'
import { describe, expect, onTestFinished, test } from 'vitest'
import { credentialReport } from '../../../../connectors/aws/iam/credential-report.ts'
import { iam } from '../../../../connectors/aws/iam/index.ts'
import { user } from '../../../../connectors/aws/iam/user.ts'
import { type Answer, xml } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const COLUMNS =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'
const MADE = '2026-11-01T12:00:00Z'

function report(account: string, users: Record<string, string>): Answer {
  const row = (name: string, arn: string, created: string) =>
    COLUMNS.split(',').map(column => ({ user: name, arn, user_creation_time: created })[column] ?? 'false')
  const rows = [
    row('<root_account>', `arn:aws:iam::${account}:root`, '2020-01-01T00:00:00Z'),
    ...Object.entries(users).map(([name, created]) => row(name, `arn:aws:iam::${account}:user/${name}`, created)),
  ]
  const content = Buffer.from([COLUMNS, ...rows.map(cells => cells.join(','))].join('\n')).toString('base64')
  const body = `<GetCredentialReportResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetCredentialReportResult><Content>${content}</Content><GeneratedTime>${MADE}</GeneratedTime><ReportFormat>text/csv</ReportFormat></GetCredentialReportResult></GetCredentialReportResponse>`
  return { service: 'iam', operation: /^GetCredentialReport$/, respond: () => xml(body, 200) }
}

const error = (code: string) =>
  xml(`<ErrorResponse><Error><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`, 403)
const refuse = (operation: RegExp, code: string): Answer => ({ service: 'iam', operation, respond: () => error(code) })
const state = (state = ''): ReturnType<Answer['respond']> =>
  xml(
    `<GenerateCredentialReportResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GenerateCredentialReportResult><State>${state}</State></GenerateCredentialReportResult></GenerateCredentialReportResponse>`,
    200,
  )
/** What AWS answers when it is asked again and again to make a report; it stays with the last answer. */
const generates = (states: string[]): Answer => ({
  service: 'iam',
  operation: /^GenerateCredentialReport$/,
  respond: () => state(states.length > 1 ? states.shift() : states[0]),
})

async function collected(answers: (account: string) => Answer[], users: string[]) {
  const later: Answer[] = []
  const aws = await testAws(later)
  onTestFinished(() => aws.stop())
  later.push(...answers(aws.account))
  const client = aws.seed.client(IAMClient)
  for (const UserName of users) await client.send(new CreateUserCommand({ UserName }))
  return aws.collect(typeIn(iam, credentialReport))
}

describe.skipIf(!hasMoto)('the credential report', () => {
  test('says users that are newer than it, and leaves out those that were deleted since', async () => {
    const old = '2026-01-01T00:00:00Z'
    const item = await collected(
      account => [generates(['COMPLETE']), report(account, { ada: old, gone: old, brandnew: '2026-11-01T11:59:00Z' })],
      ['ada', 'newer'],
    )
    expect(item.resources.map(({ name }) => name).sort()).toEqual(['<root_account>', 'ada', 'brandnew', 'newer'])
    expect(item.population.excluded).toEqual([{ rule: 'deleted since the report was made', count: 1 }])
    const newer = item.resources.find(({ name }) => name === 'newer')
    expect(newer?.settings).toEqual({ user: 'newer', arn: newer?.id })
    expect(newer?.gaps).toContainEqual({
      field: 'password_enabled',
      action: 'iam:GetCredentialReport',
      reason: 'failed',
      detail: 'NotInReport',
      message: expect.stringContaining('newer than the report'),
    })
    expect(item.collected.sourceAsOf).toBe('2026-11-01T12:00:00.000Z')
  })

  test('is waited for while AWS makes it', async () => {
    const states = ['STARTED', 'INPROGRESS', 'INPROGRESS', 'COMPLETE']
    const whenMade = (account: string): Answer => {
      const { respond, ...of } = report(account, {})
      return { ...of, respond: (...asked) => (states.length > 1 ? error('ReportInProgress') : respond(...asked)) }
    }
    const item = await collected(account => [generates(states), whenMade(account)], [])
    expect(item.population).toMatchObject({ complete: true, listed: 1 })
  })

  test('is read though nobody may have a new one made', async () => {
    const item = await collected(
      account => [refuse(/^GenerateCredentialReport$/, 'AccessDenied'), report(account, {})],
      [],
    )
    expect(item.population).toMatchObject({ complete: true, listed: 1 })
  })

  test('that is not there and may not be made names the refusal', async () => {
    const item = await collected(
      () => [refuse(/^GenerateCredentialReport$/, 'AccessDenied'), refuse(/^GetCredentialReport$/, 'ReportNotPresent')],
      [],
    )
    expect(item.population).toMatchObject({
      complete: false,
      gap: { action: 'iam:GenerateCredentialReport', reason: 'denied' },
    })
  })

  test('a count of users that differs once is asked again, and everything is, before the list is called incomplete', async () => {
    let asked = 0
    const lag: Answer = {
      service: 'iam',
      operation: /^GetAccountSummary$/,
      respond: () =>
        xml(
          `<GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountSummaryResult><SummaryMap><entry><key>Users</key><value>${++asked > 1 ? 1 : 7}</value></entry></SummaryMap></GetAccountSummaryResult></GetAccountSummaryResponse>`,
          200,
        ),
    }
    const aws = await testAws([lag])
    onTestFinished(() => aws.stop())
    await aws.seed.client(IAMClient).send(new CreateUserCommand({ UserName: 'ada' }))
    const item = await aws.collect(typeIn(iam, user))
    expect(item.population).toMatchObject({ complete: true, basis: 'reconciled', listed: 1 })
    asked = -100
    expect((await aws.collect(typeIn(iam, user))).population).toMatchObject({
      complete: false,
      gap: { detail: 'CountDiffers: 7, listed 1' },
    })
  })
})
