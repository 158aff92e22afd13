import { actionsEnabled, alarmStateActs } from '../../../../connectors/aws/cloudwatch/alarm-actions.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(actionsEnabled, {
  pass: [{ case: 'on', settings: { ActionsEnabled: true } }],
  fail: [{ case: 'off', settings: { ActionsEnabled: false } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})
checkTable(alarmStateActs, {
  pass: [{ case: 'a topic', settings: { AlarmActions: ['arn:aws:sns:us-east-1:111122223333:ops'] } }],
  fail: [{ case: 'none', settings: { AlarmActions: [] } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})
