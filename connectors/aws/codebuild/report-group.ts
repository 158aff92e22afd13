import type { ReportGroup as AwsReportGroup } from '@aws-sdk/client-codebuild'
import { evidenceType } from '../../kit/index.ts'

export interface ReportGroup {
  arn: string
  /** `BatchGetReportGroups`. */
  ReportGroup: AwsReportGroup | null
}

export const reportGroup = evidenceType<ReportGroup>({
  id: 'aws.codebuild.report-group',
  title: 'Report groups of CodeBuild and where they export to',
  reach: 'region',
  population:
    'every report group of the account in the region; groups that other accounts share with it are not among them',
})
