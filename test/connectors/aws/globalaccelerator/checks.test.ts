import { flowLogs } from '../../../../connectors/aws/globalaccelerator/accelerator.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Attributes: object | null) => ({ settings: { Name: 'a', Attributes } })

checkTable(flowLogs, {
  pass: [{ case: 'on', ...of({ FlowLogsEnabled: true, FlowLogsS3Bucket: 'flows' }), reason: /flows/ }],
  fail: [{ case: 'off', ...of({ FlowLogsEnabled: false }) }],
  unknown: [
    { case: 'AWS does not say', ...of({}) },
    { case: 'AWS answers nothing', ...of(null) },
  ],
})
