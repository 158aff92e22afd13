import { check, fail, pass, unknown } from '../../kit/index.ts'
import { accelerator } from './accelerator.ts'

export const flowLogs = check(accelerator, {
  id: 'globalaccelerator-accelerator-flow-logs-enabled',
  title: 'Accelerators of Global Accelerator write flow logs',
  severity: 'medium',
  remediation: 'Turn on flow logs of the accelerator, to a bucket that it may write to.',
  why: 'Flow logs of a VPC show what arrives at an end point, and not what the accelerator took.',
  references: ['https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html'],
  test({ Attributes: of }) {
    if (of?.FlowLogsEnabled === undefined) return unknown('AWS did not state whether the accelerator writes flow logs.')
    return of.FlowLogsEnabled
      ? pass(`Flow logs go to ${of.FlowLogsS3Bucket || 'a bucket that AWS does not name'}.`)
      : fail('The accelerator writes no flow logs.')
  },
})
