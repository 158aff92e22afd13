import { setTimeout as wait } from 'node:timers/promises'
import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient } from '@aws-sdk/client-iam'
import { type Aws, call, type Reader } from '../../kit/index.ts'
import { COLUMNS, type CredentialReportRow } from './credential-report.ts'
import { parseCsv } from './csv.ts'

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
  await untilComplete(aws)
  const report = await aws.get(getCredentialReport, {}, answer => answer)
  if (!report?.Content || !report.GeneratedTime) throw new ReportUnreadable('the report has no content or time')
  aws.sourceAsOf(report.GeneratedTime)
  for (const row of rowsOf(new TextDecoder().decode(report.Content))) {
    yield { id: row.arn, name: row.user, settings: row }
  }
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000
const PATIENCE_MS = 120_000

/** Waits for the report. One that takes too long is then asked for all the same, and AWS itself says why there is none. */
async function untilComplete(aws: Aws): Promise<void> {
  let waited = 0
  for (let ms = FIRST_WAIT_MS; ; ms = Math.min(ms * 2, LONGEST_WAIT_MS)) {
    const state = await aws.get(generateCredentialReport, {}, answer => answer.State)
    const underWay = state === 'STARTED' || state === 'INPROGRESS'
    if (!underWay || waited >= PATIENCE_MS) return
    await wait(ms)
    waited += ms
  }
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
