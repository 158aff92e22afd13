import { check, fail, pass, unknown } from '../../kit/index.ts'
import { recorder } from './recorder.ts'

export const recorderServiceLinkedRole = check(recorder, {
  id: 'config-recorder-service-linked-role',
  title: 'AWS Config records under its service-linked role',
  severity: 'medium',
  remediation: 'Set the role of the recorder to AWSServiceRoleForConfig.',
  why: 'Another role may lack the right to read some resources, which then are missing from the history.',
  equivalents: { prowler: ['config_recorder_using_aws_service_role'], securityHub: ['Config.1'] },
  test({ roleARN }, { account, partition }) {
    if (roleARN === undefined) return unknown('AWS did not state the role of the recorder.')
    const linked = `arn:${partition}:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`
    return roleARN === linked
      ? pass('The recorder uses AWSServiceRoleForConfig.')
      : fail(`The recorder uses ${roleARN}, not AWSServiceRoleForConfig.`)
  },
})
