import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { instance } from './instance.ts'

const STATES = { ACTIVE: true, CREATION_FAILED: false, CREATION_IN_PROGRESS: false }

export const flowLogs = check(instance, {
  id: 'connect-instance-flow-logs-enabled',
  title: 'Contact centers write logs of their flows',
  severity: 'medium',
  remediation: 'Turn on flow logs of the instance.',
  references: ['https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-logs.html'],
  equivalents: { securityHub: ['Connect.2'], config: ['connect-instance-logging-enabled'] },
  test({ InstanceStatus: status, Attributes: attributes }) {
    if (!status) return unknown('AWS did not state the status of the instance.')
    if (!meaningOf(status, STATES, 'the status of the instance')) return notApplicable(`The instance is ${status}.`)
    const logs = attributes?.find(of => of.AttributeType === 'CONTACTFLOW_LOGS')?.Value
    if (logs === 'true') return pass('Logs of flows are on.')
    return logs === 'false'
      ? fail('Logs of flows are off.')
      : unknown('AWS did not state whether logs of flows are on.')
  },
})
