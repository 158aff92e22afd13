import { check, fail, notApplicable, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { type CredentialReportRow, credentialReport, ROOT_USER } from './credential-report.ts'

interface Use {
  readonly credential: string
  readonly at: Date
  readonly used: boolean
}

/** When each enabled credential was last used or, if never, was set. Throws on a text that the report does not define. */
function uses(row: CredentialReportRow): Use[] {
  const all: [string, string, string, string][] = [
    ['The console password', row.password_enabled, row.password_last_used, row.password_last_changed],
    ['Access key 1', row.access_key_1_active, row.access_key_1_last_used_date, row.access_key_1_last_rotated],
    ['Access key 2', row.access_key_2_active, row.access_key_2_last_used_date, row.access_key_2_last_rotated],
  ]
  return all.flatMap(([credential, enabled, used, set]) => {
    if (!isTrue(enabled)) return []
    const never = used === 'N/A' || used === 'no_information'
    return [{ credential, at: moment(never ? set : used), used: !never }]
  })
}

const sentence = ({ credential, at, used }: Use): string =>
  used ? `${credential} was last used on ${dayOf(at)}.` : `${credential} was set on ${dayOf(at)} and never used.`

/** How much later than the report's own time its cells may be: it takes a while to make. */
const MAKING_MS = 3_600_000

const HIDDEN = 'The user has more credentials than the credential report shows.'
const LATER = 'The credential report tells of a use later than the report itself.'

function isTrue(cell: string): boolean {
  const text = cell.toLowerCase()
  if (text !== 'true' && text !== 'false')
    throw new Unjudgeable('The credential report has a cell that is neither true nor false.')
  return text === 'true'
}

function credentialsUsed(days: number, equivalents: { securityHub?: string[] }) {
  return check(credentialReport, {
    id: `iam-user-credentials-used-${days}-days`,
    title: `Console passwords and access keys of IAM users that are unused for ${days} days are disabled`,
    severity: 'medium',
    remediation: 'Delete the console password or deactivate the access key that is no longer used.',
    equivalents,
    test(row, { asOf }) {
      if (row.user === ROOT_USER) return notApplicable('The root user has its own checks.')
      const more = row.additional_credentials_info
      if (more && more !== 'N/A') return unknown(HIDDEN)
      const enabled = uses(row)
      if (enabled.length === 0) return notApplicable('The user has no enabled password or access key.')
      const idle = enabled.find(use => use.at <= daysBefore(asOf, days))
      if (idle) return fail(sentence(idle))
      // Idle time cannot be judged as of a moment before the use: the report's own time is then wrong.
      if (enabled.some(use => use.at.getTime() > asOf.getTime() + MAKING_MS)) return unknown(LATER)
      return pass(enabled.map(sentence).join(' '))
    },
  })
}

export const inactive90DaysDisabled = check(credentialReport, {
  id: 'iam-user-inactive-90-days-disabled',
  title: 'IAM users who were inactive for 90 days have no enabled password or access key',
  severity: 'medium',
  remediation: 'Delete the user, or its console password and access keys, once it is no longer used.',
  test(row, { asOf }) {
    if (row.user === ROOT_USER) return notApplicable('The root user has its own checks.')
    const enabled = uses(row)
    const last = enabled.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
    const more = row.additional_credentials_info
    const hidden = more && more !== 'N/A'
    if (!last) return hidden ? unknown(HIDDEN) : notApplicable('The user has no enabled password or access key.')
    if (last.at.getTime() > asOf.getTime() + MAKING_MS) return unknown(LATER)
    if (last.at > daysBefore(asOf, 90)) return pass(`The user is active: ${sentence(last)}`)
    return hidden ? unknown(HIDDEN) : fail(`The user is inactive and can still sign in: ${sentence(last)}`)
  },
})

export const credentialsUsed45Days = credentialsUsed(45, { securityHub: ['IAM.22'] })
export const credentialsUsed90Days = credentialsUsed(90, { securityHub: ['IAM.8'] })
