import { check, fail, pass, unknown } from '../../kit/index.ts'
import { alarm } from './alarm.ts'

const references = ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html']

/** Actions that are muted for a while (alarm mute rules) stay enabled. */
export const actionsEnabled = check(alarm, {
  id: 'cloudwatch-alarm-actions-enabled',
  title: 'Actions of alarms are turned on',
  severity: 'high',
  remediation: 'Turn on the actions of the alarm, or remove the alarm.',
  references,
  equivalents: {
    prowler: ['cloudwatch_alarm_actions_enabled'],
    securityHub: ['CloudWatch.17'],
    config: ['cloudwatch-alarm-action-enabled-check'],
  },
  test({ ActionsEnabled: on }) {
    if (on === undefined) return unknown('AWS did not state whether the actions of the alarm are on.')
    return on ? pass('Actions of the alarm are on.') : fail('Actions of the alarm are off.')
  },
})

export const alarmStateActs = check(alarm, {
  id: 'cloudwatch-alarm-state-acts',
  title: 'Alarms do something when they go off',
  severity: 'high',
  remediation: 'Give the alarm an action for the state ALARM, such as a topic that somebody subscribes to.',
  references,
  equivalents: { prowler: ['cloudwatch_alarm_actions_alarm_state_configured'] },
  test({ AlarmActions: actions }) {
    if (actions === undefined) return unknown('AWS did not state the actions of the alarm.')
    return actions.length > 0 ? pass(`It calls ${actions.join(', ')}.`) : fail('The alarm calls nobody.')
  },
})
