import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { stack } from './stack.ts'

export const terminationProtection = check(stack, {
  id: 'cloudformation-stack-termination-protected',
  title: 'CloudFormation stacks are protected against deletion',
  severity: 'medium',
  remediation: 'Turn on termination protection of the stack.',
  references: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html'],
  equivalents: {
    prowler: ['cloudformation_stacks_termination_protection_enabled'],
    config: ['cloudformation-termination-protection-check'],
  },
  test(s) {
    if (s.ParentId || s.RootId) return notApplicable('It is nested; the protection of its root stack holds for it.')
    if (s.EnableTerminationProtection === undefined) return unknown('AWS did not say whether the stack is protected.')
    return s.EnableTerminationProtection
      ? pass('Termination protection is on.')
      : fail('Termination protection is off.')
  },
})

export const notifications = check(stack, {
  id: 'cloudformation-stack-notifications',
  title: 'CloudFormation stacks tell somebody of changes',
  severity: 'low',
  remediation: 'Set an SNS topic for the events of the stack.',
  references: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-add-tags.html'],
  equivalents: { config: ['cloudformation-stack-notification-check'] },
  test({ NotificationARNs: topics }) {
    if (topics === undefined) return unknown('AWS did not say which topics are told.')
    return topics.length > 0 ? pass(`Events go to ${topics.join(', ')}.`) : fail('No topic is told of events.')
  },
})

/** As AWS last looked: a stack that nobody had looked at is no evidence of either. */
export const notDrifted = check(stack, {
  id: 'cloudformation-stack-not-drifted',
  title: 'What CloudFormation stacks made is as their template says',
  severity: 'medium',
  remediation: 'Detect drift of the stack, and bring template and resources together again.',
  references: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html'],
  equivalents: { config: ['cloudformation-stack-drift-detection-check'] },
  test({ DriftInformation: drift }) {
    switch (drift?.StackDriftStatus) {
      case 'IN_SYNC':
        return pass('Drift detection found no difference.')
      case 'DRIFTED':
        return fail('Drift detection found differences.')
      case 'NOT_CHECKED':
        return unknown('Drift was never looked for.')
      default:
        return unknown('AWS did not say whether the stack has drifted.')
    }
  },
})
