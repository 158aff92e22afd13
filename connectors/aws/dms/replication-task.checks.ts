import { check } from '../../kit/index.ts'
import { replicationTask } from './replication-task.ts'
import { logs } from './task-logging.ts'

const references = [
  'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html',
]

export const targetLogged = check(replicationTask, {
  id: 'dms-replication-task-target-logged',
  title: 'Replication tasks of DMS log what they do at the target',
  severity: 'medium',
  remediation: 'Turn on logging of the task, with TARGET_APPLY and TARGET_LOAD at LOGGER_SEVERITY_DEFAULT or more.',
  references,
  equivalents: {
    prowler: ['dms_replication_task_target_logging_enabled'],
    securityHub: ['DMS.7'],
    config: ['dms-replication-task-targetdb-logging'],
  },
  test: task => logs(task, ['TARGET_APPLY', 'TARGET_LOAD']),
})

export const sourceLogged = check(replicationTask, {
  id: 'dms-replication-task-source-logged',
  title: 'Replication tasks of DMS log what they do at the source',
  severity: 'medium',
  remediation: 'Turn on logging of the task, with SOURCE_CAPTURE and SOURCE_UNLOAD at LOGGER_SEVERITY_DEFAULT or more.',
  references,
  equivalents: {
    prowler: ['dms_replication_task_source_logging_enabled'],
    securityHub: ['DMS.8'],
    config: ['dms-replication-task-sourcedb-logging'],
  },
  test: task => logs(task, ['SOURCE_CAPTURE', 'SOURCE_UNLOAD']),
})
