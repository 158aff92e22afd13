import { check, fail, pass, unknown } from '../../kit/index.ts'
import { accelerator } from './accelerator.ts'

export const flowLogs = check(accelerator, {
  id: 'globalaccelerator-accelerator-flow-logs-enabled',
  title: 'Global Accelerator accelerators have flow logs turned on',
  severity: 'medium',
  remediation: 'Turn on flow logs for the accelerator, with a bucket it is allowed to write to.',
  why: 'VPC flow logs show what reaches an end point, not what the accelerator received.',
  references: ['https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html'],
  test({ Attributes: of }) {
    if (of?.FlowLogsEnabled === undefined) return unknown('AWS did not state whether the accelerator writes flow logs.')
    return of.FlowLogsEnabled
      ? pass(`Flow logs go to ${of.FlowLogsS3Bucket || 'a bucket that AWS does not name'}.`)
      : fail('The accelerator writes no flow logs.')
  },
})
