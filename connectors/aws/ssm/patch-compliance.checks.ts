import { check } from '../../kit/index.ts'
import { complianceOf } from './compliance.ts'
import { patchCompliance } from './patch-compliance.ts'

export const patched = check(patchCompliance, {
  id: 'ssm-patch-compliance-compliant',
  title: 'Managed nodes have the patches that their baseline asks for',
  severity: 'high',
  remediation: 'Install the missing patches with Patch Manager, and scan again.',
  references: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-compliance-states.html'],
  equivalents: { securityHub: ['SSM.2'], config: ['ec2-managedinstance-patch-compliance-status-check'] },
  test: summary => complianceOf(summary, 'patches'),
})
