import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { reportGroup } from './report-group.ts'

export const exportEncrypted = check(reportGroup, {
  id: 'codebuild-report-group-export-encrypted',
  title: 'Report groups of CodeBuild encrypt what they export',
  severity: 'medium',
  remediation: 'Turn encryption of the export on again.',
  references: ['https://docs.aws.amazon.com/codebuild/latest/userguide/report-group-export-settings.html'],
  equivalents: {
    prowler: ['codebuild_report_group_export_encrypted'],
    securityHub: ['CodeBuild.7'],
    config: ['codebuild-report-group-encrypted-at-rest'],
  },
  test({ ReportGroup: group }) {
    const { exportConfigType: kind, s3Destination: destination } = group?.exportConfig ?? {}
    if (kind === 'NO_EXPORT') return notApplicable('It exports nothing.')
    if (kind !== 'S3') return unknown('AWS did not say where the report group exports to.')
    if (destination?.encryptionDisabled === undefined)
      return unknown('AWS did not say whether the export is encrypted.')
    return destination.encryptionDisabled
      ? fail('Encryption of the export is turned off.')
      : pass('The export is encrypted.')
  },
})
