import { check, fail, notApplicable, pass } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { metadataOf } from './in-use.ts'
import { secret } from './secret.ts'

export const secretUsed90Days = check(secret, {
  id: 'secretsmanager-secret-used-90-days',
  title: 'Secrets were used in the last 90 days',
  severity: 'medium',
  remediation: 'Delete the secret if nothing needs it, and withdraw what it gives access to.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html'],
  equivalents: {
    prowler: ['secretsmanager_secret_unused'],
    securityHub: ['SecretsManager.3'],
    config: ['secretsmanager-secret-unused'],
  },
  test(s, { asOf }) {
    const { DeletedDate, LastAccessedDate, CreatedDate } = metadataOf(s)
    if (DeletedDate !== undefined)
      return notApplicable(`The secret is marked for deletion, with the date ${dayOf(moment(DeletedDate))}.`)
    const limit = daysBefore(asOf, 90)
    if (LastAccessedDate !== undefined) {
      const used = moment(LastAccessedDate)
      const reason = `The secret was last used on ${dayOf(used)}.`
      // AWS states the day alone.
      return dayOf(used) >= dayOf(limit) ? pass(reason) : fail(reason)
    }
    const created = moment(CreatedDate)
    return created >= limit
      ? pass(`The secret was created on ${dayOf(created)}; no use is recorded yet.`)
      : fail(`The secret was created on ${dayOf(created)}, and no use of it is recorded.`)
  },
})

export const secretPolicyNotPublic = check(secret, {
  id: 'secretsmanager-secret-policy-not-public',
  title: 'Policies of secrets let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals, or add a condition that limits who calls to fixed accounts or organizations.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html'],
  equivalents: { prowler: ['secretsmanager_not_publicly_accessible'] },
  test(s) {
    if (s.ResourcePolicy === null) return pass('The secret has no policy of its own.')
    return letsNobodyInByWildcard(s.ResourcePolicy)
  },
})
