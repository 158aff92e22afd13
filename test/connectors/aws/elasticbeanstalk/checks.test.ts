import {
  enhancedHealth,
  logsStreamed,
  managedUpdates,
} from '../../../../connectors/aws/elasticbeanstalk/environment.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const set = (option: readonly [string, string], Value: string | undefined, DeploymentStatus = 'deployed') => ({
  DeploymentStatus,
  OptionSettings: [
    { Namespace: 'aws:elasticbeanstalk:command', OptionName: option[1], Value: 'true' },
    { Namespace: option[0], OptionName: option[1], ...(Value !== undefined && { Value }) },
  ],
  FreeOptionSettings: [],
})
const of = (ConfigurationSettings: object[] | null, Status = 'Ready') => ({
  settings: { EnvironmentName: 'pay', Status, ConfigurationSettings },
})

for (const [check, option, good, bad] of [
  [enhancedHealth, ['aws:elasticbeanstalk:healthreporting:system', 'SystemType'], 'enhanced', 'basic'],
  [managedUpdates, ['aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled'], 'true', 'false'],
  [logsStreamed, ['aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs'], 'true', 'false'],
] as const)
  checkTable(check, {
    pass: [
      { case: 'good', ...of([set(option, good)]) },
      { case: 'good, and on its way to bad', ...of([set(option, bad, 'pending'), set(option, good)], 'Updating') },
    ],
    fail: [
      { case: 'bad', ...of([set(option, bad)]) },
      { case: 'bad, and not got to good', ...of([set(option, good, 'failed'), set(option, bad)]) },
    ],
    notApplicable: [
      { case: 'on its way out', ...of([set(option, bad)], 'Terminating') },
      { case: 'gone', ...of(null, 'Terminated') },
    ],
    unknown: [
      { case: 'no status', ...of([set(option, good)], '') },
      { case: 'a status of tomorrow', ...of([set(option, good)], 'Resting') },
      { case: 'no settings', ...of(null) },
      { case: 'nothing is deployed yet', ...of([set(option, good, 'pending')], 'Launching') },
      { case: 'no such option', ...of([{ DeploymentStatus: 'deployed', OptionSettings: [], FreeOptionSettings: [] }]) },
      { case: 'no value', ...of([set(option, undefined)]) },
      { case: 'another value', ...of([set(option, 'perhaps')]), reason: /perhaps/ },
    ],
  })
