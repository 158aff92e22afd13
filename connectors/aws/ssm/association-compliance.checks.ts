import { check } from '../../kit/index.ts'
import { associationCompliance } from './association-compliance.ts'
import { complianceOf } from './compliance.ts'

export const associated = check(associationCompliance, {
  id: 'ssm-association-compliance-compliant',
  title: 'Managed nodes are in the state that their associations ask for',
  severity: 'low',
  remediation: 'Look at why the association failed, correct it and apply it again.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/compliance-about.html'],
  equivalents: { securityHub: ['SSM.3'], config: ['ec2-managedinstance-association-compliance-status-check'] },
  test: summary => complianceOf(summary, 'associations'),
})
