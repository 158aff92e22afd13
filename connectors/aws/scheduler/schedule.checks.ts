import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { schedule } from './schedule.ts'

const GUIDE = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide'

export const deadLetters = check(schedule, {
  id: 'scheduler-schedule-dead-letter-queue',
  title: 'Schedules keep what could not be delivered in a dead-letter queue',
  severity: 'low',
  remediation: 'Give the target of the schedule a dead-letter queue.',
  why: 'Otherwise a start that failed every retry is dropped, and nothing tells of it.',
  references: [`${GUIDE}/configuring-schedule-dlq.html`],
  test({ Schedule: of }) {
    if (of?.Target === undefined) return unknown('AWS did not describe the target of the schedule.')
    if (of.State === 'DISABLED') return notApplicable('The schedule is turned off.')
    const queue = of.Target.DeadLetterConfig?.Arn
    return queue ? pass(`What could not be delivered goes to ${queue}.`) : fail('It has no dead-letter queue.')
  },
})

/** Without `KmsKeyArn` EventBridge Scheduler uses a key that AWS owns (user guide, encryption at rest). */
export const kmsEncryption = check(schedule, {
  id: 'scheduler-schedule-kms-encryption',
  title: 'Schedules are encrypted with a KMS key of the customer',
  severity: 'low',
  remediation: 'Set a KMS key of your own for the schedule.',
  why: 'A schedule holds what it hands to its target.',
  references: [`${GUIDE}/encryption-rest.html`],
  test({ Schedule: of }) {
    if (of === null) return unknown('AWS did not describe the schedule.')
    return of.KmsKeyArn
      ? pass(`The schedule is encrypted with ${of.KmsKeyArn}.`)
      : fail('The schedule is encrypted with a key that AWS owns.')
  },
})
