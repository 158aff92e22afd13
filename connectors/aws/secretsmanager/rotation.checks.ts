import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { metadataOf, notRotatedHere } from './in-use.ts'
import { secret } from './secret.ts'

const ROTATION = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html'

export const secretRotationEnabled = check(secret, {
  id: 'secretsmanager-secret-rotation-enabled',
  title: 'Secrets rotate automatically',
  severity: 'medium',
  remediation: 'Turn on automatic rotation of the secret.',
  why: 'A secret that never changes works for whoever ever learned it.',
  references: [ROTATION],
  equivalents: {
    prowler: ['secretsmanager_automatic_rotation_enabled'],
    securityHub: ['SecretsManager.1'],
    config: ['secretsmanager-rotation-enabled-check'],
  },
  test(s, { region }) {
    const told = metadataOf(s)
    const otherwise = notRotatedHere(told, region)
    if (otherwise) return otherwise
    if (!told.RotationEnabled) return fail('The secret does not rotate automatically.')
    const { AutomaticallyAfterDays: days, ScheduleExpression: schedule } = told.RotationRules ?? {}
    if (schedule) return pass(`The secret rotates automatically, by ${schedule}.`)
    return pass(`The secret rotates automatically${days === undefined ? '' : `, every ${days} days`}.`)
  },
})

export const secretRotationNotOverdue = check(secret, {
  id: 'secretsmanager-secret-rotation-not-overdue',
  title: 'Rotation of secrets is not overdue',
  severity: 'medium',
  remediation: 'Find in the log of the rotation function why rotation fails, and rotate the secret.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html'],
  equivalents: {
    securityHub: ['SecretsManager.2'],
    config: ['secretsmanager-scheduled-rotation-success-check'],
  },
  test(s, { asOf, region }) {
    const told = metadataOf(s)
    const otherwise = notRotatedHere(told, region)
    if (otherwise) return otherwise
    if (!told.RotationEnabled) return notApplicable('The secret does not rotate automatically.')
    if (told.NextRotationDate === undefined) return unknown('AWS did not state when the next rotation is due.')
    const next = moment(told.NextRotationDate)
    if (next < asOf) return fail(`Rotation was due by ${dayOf(next)}.`)
    // AWS may already count to the next date after a rotation that failed.
    const days = told.RotationRules?.AutomaticallyAfterDays
    if (days !== undefined && told.LastRotatedDate !== undefined) {
      const last = moment(told.LastRotatedDate)
      if (last < daysBefore(asOf, days + 1))
        return fail(`The secret should rotate every ${days} days, and last did on ${dayOf(last)}.`)
    }
    return isPending(told.VersionIdsToStages)
      ? unknown('A rotation is under way, or one failed: a version of the secret is still pending.')
      : pass(`The next rotation is due by ${dayOf(next)}.`)
  },
})

/** "If rotation fails, AWSPENDING may be attached to an empty secret version": any version but the current one. */
const isPending = (versions: Record<string, string[]> | undefined): boolean => {
  if (versions === undefined) return true
  return Object.values(versions).some(stages => stages.includes('AWSPENDING') && !stages.includes('AWSCURRENT'))
}

export const secretRotated90Days = check(secret, {
  id: 'secretsmanager-secret-rotated-90-days',
  title: 'Secrets were rotated in the last 90 days',
  severity: 'medium',
  remediation: 'Rotate the secret, and let it rotate automatically at least every 90 days.',
  references: [ROTATION],
  equivalents: {
    prowler: ['secretsmanager_secret_rotated_periodically'],
    securityHub: ['SecretsManager.4'],
    config: ['secretsmanager-secret-periodic-rotation'],
  },
  test(s, { asOf, region }) {
    const told = metadataOf(s)
    const otherwise = notRotatedHere(told, region)
    if (otherwise) return otherwise
    const limit = daysBefore(asOf, 90)
    if (told.LastRotatedDate !== undefined) {
      const last = moment(told.LastRotatedDate)
      const reason = `The secret was last rotated on ${dayOf(last)}.`
      return last >= limit ? pass(reason) : fail(reason)
    }
    const created = moment(told.CreatedDate)
    return created >= limit
      ? pass(`The secret was created on ${dayOf(created)}.`)
      : fail(`The secret was created on ${dayOf(created)}, and no rotation of it is recorded.`)
  },
})
