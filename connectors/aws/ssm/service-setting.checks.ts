import { check, fail, pass, unknown } from '../../kit/index.ts'
import { serviceSetting } from './service-setting.ts'

export const automationLogged = check(serviceSetting, {
  id: 'ssm-automation-logging-enabled',
  title: 'Automations of Systems Manager send what scripts write to CloudWatch Logs',
  severity: 'medium',
  remediation: 'In the preferences of Automation, send output to CloudWatch Logs.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-logging.html'],
  equivalents: { securityHub: ['SSM.6'], config: ['ssm-automation-logging-enabled'] },
  test({ AutomationLogDestination: setting }) {
    if (!setting) return unknown('AWS answered no setting for the log of automations.')
    return setting.SettingValue?.toLowerCase() === 'cloudwatch'
      ? pass('Output goes to CloudWatch Logs.')
      : fail(`Output goes to no log (${setting.SettingValue || 'no destination'}).`)
  },
})

export const publicSharingBlocked = check(serviceSetting, {
  id: 'ssm-document-public-sharing-blocked',
  title: 'Documents of Systems Manager cannot be shared with everyone',
  severity: 'critical',
  remediation: 'In the preferences of Documents, block public sharing.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html#block-public-access',
  ],
  equivalents: { securityHub: ['SSM.7'], config: ['ssm-automation-block-sharing'] },
  test({ PublicSharingPermission: setting }) {
    const value = setting?.SettingValue
    if (value === undefined) return unknown('AWS did not say whether public sharing is blocked.')
    if (value.toLowerCase() === 'disable') return pass('Public sharing is blocked.')
    return value.toLowerCase() === 'enable' ? fail('Public sharing is possible.') : unknown(`The setting is ${value}.`)
  },
})
