import type { AnswerRequest } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'
import { PEOPLE } from './people.ts'

type Moment = (days: number) => string

const momentOf =
  (now: Date): Moment =>
  days =>
    daysAgo(now, days).replace('Z', '+00:00')

/** The emulator's reports are all of 2015. Forty minutes: AWS hands out one report for up to four hours. */
const MADE_DAYS_AGO = 40 / 1440

/** How many days ago the account, and so its root user, was made. */
export const ROOT_CREATED = 1500

type Cells = Record<string, string>

/** What the emulator's report lacks: the row of the root user, and the past of the demo's users. Columns as documented. */
export function credentialReportOf(body: string, { now }: Pick<AnswerRequest, 'now'>): string {
  const moment = momentOf(now)
  const made = body.replace(/(<GeneratedTime>)[^<]*/, `$1${daysAgo(now, MADE_DAYS_AGO)}`)
  return made.replace(/(<Content>)([^<]*)/, (_, tag: string, content: string) => {
    const [header = '', ...lines] = Buffer.from(content.replaceAll(/\s/g, ''), 'base64')
      .toString('utf8')
      .trim()
      .split('\n')
    const columns = header.split(',')
    const rows = lines.map(line => toldPast(cellsOf(columns, line), moment))
    const account = /::(\d{12}):/.exec(lines[0] ?? '')?.[1]
    if (account) rows.unshift(root(account, moment))
    const text = [header, ...rows.map(row => columns.map(column => row[column] ?? 'N/A').join(','))].join('\n')
    return tag + Buffer.from(`${text}\n`).toString('base64')
  })
}

const cellsOf = (columns: string[], line: string): Cells => {
  const cells = line.split(',')
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? 'N/A']))
}

function toldPast(row: Cells, moment: Moment): Cells {
  const person = PEOPLE.find(p => p.name === row.user)
  if (!person) return row
  const { password, keys = [] } = person
  const told: Cells = {
    ...row,
    user_creation_time: moment(person.created),
    password_enabled: String(password !== undefined),
    password_last_used: password ? (password.used === null ? 'no_information' : moment(password.used)) : 'N/A',
    password_last_changed: password ? moment(password.changed) : 'N/A',
    password_next_rotation: password ? moment(password.changed - 90) : 'N/A',
  }
  for (const [index, key] of keys.entries()) {
    const prefix = `access_key_${index + 1}`
    told[`${prefix}_active`] = String(!key.inactive)
    told[`${prefix}_last_rotated`] = moment(key.created)
    told[`${prefix}_last_used_date`] = key.used === null ? 'N/A' : moment(key.used)
    told[`${prefix}_last_used_region`] = key.used === null ? 'N/A' : 'us-east-1'
    told[`${prefix}_last_used_service`] = key.used === null ? 'N/A' : 's3'
  }
  return told
}

const root = (account: string, moment: Moment): Cells => ({
  user: '<root_account>',
  arn: `arn:aws:iam::${account}:root`,
  user_creation_time: moment(ROOT_CREATED),
  password_enabled: 'not_supported',
  password_last_used: moment(8),
  password_last_changed: 'not_supported',
  password_next_rotation: 'not_supported',
  mfa_active: 'true',
  access_key_1_active: 'false',
  access_key_2_active: 'false',
  cert_1_active: 'false',
  cert_2_active: 'false',
})
