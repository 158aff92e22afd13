import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { task } from './task.ts'

const GUIDE = 'https://docs.aws.amazon.com/datasync/latest/userguide'

/** Tasks of the enhanced mode log to a group that DataSync chooses; those of the basic mode need one of their own. */
const LOGS_BY_ITSELF = { ENHANCED: true, BASIC: false }

export const taskLogging = check(task, {
  id: 'datasync-task-logging-enabled',
  title: 'Transfer tasks of DataSync write logs',
  severity: 'medium',
  remediation: 'Set a log group and a log level for the task.',
  references: [`${GUIDE}/configure-logging.html`],
  equivalents: {
    prowler: ['datasync_task_logging_enabled'],
    securityHub: ['DataSync.1'],
    config: ['datasync-task-logging-enabled'],
  },
  test({ Task: of }) {
    const level = of?.Options?.LogLevel
    if (!of || level === undefined) return unknown('AWS did not state the log level of the task.')
    if (!meaningOf(level, { OFF: false, BASIC: true, TRANSFER: true }, 'the log level'))
      return fail('The log level is OFF.')
    if (of.CloudWatchLogGroupArn) return pass(`It logs to ${of.CloudWatchLogGroupArn} at level ${level}.`)
    if (of.TaskMode === undefined) return unknown('AWS stated neither a log group nor the mode of the task.')
    return meaningOf(of.TaskMode, LOGS_BY_ITSELF, 'the mode of the task')
      ? pass(`It logs to the group that DataSync keeps for the enhanced mode, at level ${level}.`)
      : fail('The task has no log group.')
  },
})

export const taskVerified = check(task, {
  id: 'datasync-task-data-verified',
  title: 'Transfer tasks of DataSync check what they wrote',
  severity: 'low',
  remediation: 'Let the task verify the data that it transfers.',
  references: [`${GUIDE}/configure-data-verification-options.html`],
  equivalents: { config: ['datasync-task-data-verification-enabled'] },
  test({ Task: of }) {
    const mode = of?.Options?.VerifyMode
    if (mode === undefined) return unknown('AWS did not state whether the task verifies data.')
    const verifies = { NONE: false, ONLY_FILES_TRANSFERRED: true, POINT_IN_TIME_CONSISTENT: true }
    return meaningOf(mode, verifies, 'the verification')
      ? pass(`Data is verified: ${mode}.`)
      : fail('Data is not verified once it is written.')
  },
})
