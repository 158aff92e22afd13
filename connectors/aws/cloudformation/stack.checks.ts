import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { CDK_TOOLKIT, stack } from './stack.ts'

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

/** Since this version the role that uploads reaches buckets of its own account only. */
const SAFE_BOOTSTRAP = 21

/** A stack of the CDK under another name cannot be told from others, and is not applicable. */
export const cdkBootstrap = check(stack, {
  id: 'cloudformation-stack-cdk-bootstrap-version-21',
  title: 'The CDK bootstrap stack has version 21 or later',
  severity: 'medium',
  remediation: 'Run cdk bootstrap from a current version of the AWS CDK in the account and region.',
  why: 'With older versions, someone who recreates a deleted CDK bucket in another account can plant templates there.',
  references: ['https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html'],
  equivalents: { prowler: ['cloudformation_stack_cdktoolkit_bootstrap_version'] },
  test({ StackName: name, CdkBootstrapVersion: version }) {
    if (name === undefined) return unknown('AWS did not state the name of the stack.')
    if (name !== CDK_TOOLKIT) return notApplicable('It is not the bootstrap stack of the AWS CDK.')
    if (typeof version !== 'number') return unknown('The stack does not state its version.')
    return version >= SAFE_BOOTSTRAP
      ? pass(`The stack has version ${version}.`)
      : fail(`The stack has version ${version}, which is older than ${SAFE_BOOTSTRAP}.`)
  },
})
