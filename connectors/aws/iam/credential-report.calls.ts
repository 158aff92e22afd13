import { setTimeout as wait } from 'node:timers/promises'
import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient } from '@aws-sdk/client-iam'
import { type Aws, call, type Fields, NotReady, type Reader, Unread } from '../../kit/index.ts'
import { COLUMNS, type CredentialReportRow } from './credential-report.ts'
import { parseCsv } from './csv.ts'
import { listUsers } from './user.calls.ts'

export { listUsers } from './user.calls.ts'

/** Starts a report if there is none younger than four hours; changes nothing else in the account. */
export const generateCredentialReport = call({
  action: 'iam:GenerateCredentialReport',
  client: IAMClient,
  command: GenerateCredentialReportCommand,
})

export const getCredentialReport = call({
  action: 'iam:GetCredentialReport',
  client: IAMClient,
  command: GetCredentialReportCommand,
})

const read: Reader<CredentialReportRow> = async function* (aws) {
  const generated = await untilComplete(aws)
  const report = await reportOf(aws, generated)
  if (!report.Content || !report.GeneratedTime) throw new ReportUnreadable('the report has no content or time')
  const made = report.GeneratedTime
  aws.sourceAsOf(made)
  const rows = rowsOf(new TextDecoder().decode(report.Content))
  const users = await usersOf(aws)
  for (const row of rows) {
    if (users && isGone(row, users, made)) yield { excluded: 'deleted since the report was made' }
    else yield { id: row.arn, name: row.user, settings: row }
  }
  const reported = new Set(rows.map(row => row.arn))
  for (const [arn, name] of users ?? [])
    if (!reported.has(arn)) yield { id: arn, name, settings: { ...missingRow(aws, made), user: name, arn } }
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 4_000
const PATIENCE_MS = 15_000

/** What became of asking for a report; `error`: AWS would not make one, yet there may be one. */
interface Generated {
  readonly error?: unknown
}

/**
 * Waits a little for the report; one that takes longer is taken up again when all else was read, and then asked for all
 * the same: AWS itself says why there is none.
 */
async function untilComplete(aws: Aws): Promise<Generated> {
  let waited = 0
  for (let ms = FIRST_WAIT_MS; ; ms = Math.min(ms * 2, LONGEST_WAIT_MS)) {
    try {
      const state = await aws.get(generateCredentialReport, {}, answer => answer.State)
      if (state !== 'STARTED' && state !== 'INPROGRESS') return {}
    } catch (error) {
      if (aws.isGap(error)) return { error }
      throw error
    }
    if (waited >= PATIENCE_MS) {
      if (aws.lastChance) return {}
      throw new NotReady('the credential report is still being made')
    }
    await wait(ms)
    waited += ms
  }
}

/** Whoever may not have a report made may still read the one that is there; where there is none, the first refusal is why. */
async function reportOf(aws: Aws, { error }: Generated) {
  try {
    const report = await aws.get(getCredentialReport, {}, answer => answer)
    if (report) return report
  } catch (refused) {
    throw aws.isGap(refused) ? (error ?? refused) : refused
  }
  throw error ?? new ReportUnreadable('there is no report')
}

/** The users there are now, name by ARN; undefined where they could not be listed: that is said where users are read. */
async function usersOf(aws: Aws): Promise<Map<string, string> | undefined> {
  try {
    const users = await aws.all(listUsers, { Filter: ['User'], MaxItems: 1000 })
    return new Map((users ?? []).flatMap(({ Arn, UserName }) => (Arn && UserName ? [[Arn, UserName] as const] : [])))
  } catch (error) {
    if (aws.isGap(error)) return undefined
    throw error
  }
}

const SETTLED_MS = 3600_000

/** A user of the report who is not listed was deleted, unless it is so new that the list may be older. */
function isGone(row: CredentialReportRow, users: ReadonlyMap<string, string>, made: Date): boolean {
  if (row.arn.endsWith(':root') || users.has(row.arn)) return false
  return made.getTime() - Date.parse(row.user_creation_time) > SETTLED_MS
}

/** A user whom the report does not know: no column says anything. */
function missingRow(aws: Aws, made: Date): Fields<CredentialReportRow> {
  const unread = () =>
    Promise.reject(
      new Unread(
        'iam:GetCredentialReport',
        'NotInReport',
        `the user is newer than the report of ${made.toISOString()}; collect again once AWS makes a new one, at the latest four hours after that`,
      ),
    )
  return Object.fromEntries(
    COLUMNS.map(column => [column, aws.field(unread)]),
  ) as unknown as Fields<CredentialReportRow>
}

/** The rows by column name. Throws rather than guess where a row does not fit the header. */
export function rowsOf(csv: string): CredentialReportRow[] {
  const [header = [], ...rows] = parseCsv(csv)
  const missing = COLUMNS.find(column => !header.includes(column))
  if (missing) throw new ReportUnreadable(`the report has no column ${missing}`)
  return rows.map(cells => {
    if (cells.length !== header.length) throw new ReportUnreadable('a row of the report does not fit its header')
    return Object.fromEntries(header.map((column, index) => [column, cells[index]])) as unknown as CredentialReportRow
  })
}

export class ReportUnreadable extends Error {
  override readonly name = 'CredentialReportUnreadable'
}

export default read
