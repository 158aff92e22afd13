import { check, fail, pass, unknown } from '../../kit/index.ts'
import { stateMachine } from './state-machine.ts'

export const logging = check(stateMachine, {
  id: 'stepfunctions-state-machine-logging-enabled',
  title: 'State machines of Step Functions write logs',
  severity: 'medium',
  remediation: 'Set a log level and a log group for the state machine.',
  references: ['https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html'],
  equivalents: {
    prowler: ['stepfunctions_statemachine_logging_enabled'],
    securityHub: ['StepFunctions.1'],
    config: ['step-functions-state-machine-logging-enabled'],
  },
  test({ StateMachine: machine }) {
    const level = machine?.loggingConfiguration?.level
    if (level === undefined) return unknown('AWS did not say what the state machine logs.')
    if (level === 'OFF') return fail('It logs nothing.')
    return ['ALL', 'ERROR', 'FATAL'].includes(level) ? pass(`It logs ${level}.`) : unknown(`Its log level is ${level}.`)
  },
})

export const customerKey = check(stateMachine, {
  id: 'stepfunctions-state-machine-kms-encryption',
  title: 'State machines of Step Functions are encrypted with a key of the customer',
  severity: 'low',
  remediation: 'Set a KMS key for the state machine.',
  references: ['https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html'],
  equivalents: { prowler: ['stepfunctions_statemachine_encrypted_with_cmk'] },
  test({ StateMachine: machine }) {
    const { type, kmsKeyId: key } = machine?.encryptionConfiguration ?? {}
    if (type === 'CUSTOMER_MANAGED_KMS_KEY') return pass(`It is encrypted with ${key || 'a key of the customer'}.`)
    return type === 'AWS_OWNED_KEY'
      ? fail('It is encrypted with a key of AWS.')
      : unknown('AWS did not say how the state machine is encrypted.')
  },
})
