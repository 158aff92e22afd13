import { BatchGetReportGroupsCommand, CodeBuildClient, ListReportGroupsCommand } from '@aws-sdk/client-codebuild'
import { call, list, type Reader } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { described } from '../shared/batches.ts'
import type { ReportGroup } from './report-group.ts'

export const listReportGroups = list({
  action: 'codebuild:ListReportGroups',
  client: CodeBuildClient,
  command: ListReportGroupsCommand,
  items: 'reportGroups',
  token: 'nextToken',
})

const ACTION = 'codebuild:BatchGetReportGroups'

export const batchGetReportGroups = call({
  action: ACTION,
  client: CodeBuildClient,
  command: BatchGetReportGroupsCommand,
})

const read: Reader<ReportGroup> = async function* (aws) {
  const groups = described(aws, aws.list(listReportGroups, {}), {
    size: 100,
    ask: reportGroupArns => aws.get(batchGetReportGroups, { reportGroupArns }, r => r.reportGroups),
    nameOf: group => group.arn,
    action: ACTION,
  })
  for await (const { name: arn, description } of groups)
    yield { id: arn, name: idIn(arn), settings: { arn, ReportGroup: description } }
}

export default read
