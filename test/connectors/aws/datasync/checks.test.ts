import { taskLogging, taskVerified } from '../../../../connectors/aws/datasync/task.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Task: object | null) => ({ settings: { TaskArn: 't', Task } })
const group = { CloudWatchLogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:/transfers:*' }
const task = (LogLevel: string | undefined, more: object = {}) => of({ Options: { LogLevel }, ...more })

checkTable(taskLogging, {
  pass: [
    { case: 'errors', ...task('BASIC', { ...group, TaskMode: 'BASIC' }) },
    { case: 'each file, before there were modes', ...task('TRANSFER', group), reason: /TRANSFER/ },
    { case: 'the group of the enhanced mode', ...task('BASIC', { TaskMode: 'ENHANCED' }) },
  ],
  fail: [
    { case: 'off, with a group', ...task('OFF', { ...group, TaskMode: 'BASIC' }) },
    { case: 'off, enhanced', ...task('OFF', { TaskMode: 'ENHANCED' }) },
    { case: 'no group', ...task('BASIC', { TaskMode: 'BASIC' }) },
    { case: 'an empty group', ...task('BASIC', { TaskMode: 'BASIC', CloudWatchLogGroupArn: '' }) },
  ],
  unknown: [
    { case: 'AWS describes nothing', ...of(null) },
    { case: 'AWS states no level', ...task(undefined, group) },
    { case: 'AWS states neither group nor mode', ...task('BASIC') },
    { case: 'a level of tomorrow', ...task('AUDIT', group) },
    { case: 'a mode of tomorrow', ...task('BASIC', { TaskMode: 'SWIFT' }) },
  ],
})

const verified = (VerifyMode?: string) => of({ Options: { VerifyMode } })

checkTable(taskVerified, {
  pass: [
    { case: 'what was transferred', ...verified('ONLY_FILES_TRANSFERRED') },
    { case: 'everything', ...verified('POINT_IN_TIME_CONSISTENT') },
  ],
  fail: [{ case: 'nothing', ...verified('NONE') }],
  unknown: [
    { case: 'AWS describes nothing', ...of(null) },
    { case: 'AWS does not say', ...verified() },
  ],
})
