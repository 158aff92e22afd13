import type { Evidence as AwsEvidence } from '@aws-sdk/client-auditmanager'
import { evidenceType } from '../../kit/index.ts'

/** One piece of evidence, as `GetEvidenceByEvidenceFolder` answers it. Files that people uploaded are not in it. */
export interface Evidence extends AwsEvidence {
  /** Where its folder is. */
  assessmentId: string
  controlSetId: string
}

/** What the snapshots of Audit Manager hold of secrets, wherever it stands in them: their texts are JSON documents. */
const SECRETS = [
  ['Variables/*', 'lambda-environment'],
  ['CustomerGatewayConfiguration', 'vpn-configuration'],
  ['PreSharedKey', 'vpn-configuration'],
  ['HeaderValue', 'cloudfront-origin-header'],
] as const

export const evidence = evidenceType<Evidence>({
  id: 'aws.auditmanager.evidence',
  title: 'Evidence that AWS Audit Manager collected',
  reach: 'region',
  onRequest: true,
  population:
    'every piece of evidence in the evidence folders of the assessments of the account in the region; none where Audit Manager is not set up',
  secrets: SECRETS.flatMap(([member, rule]) =>
    ['/resourcesIncluded/*/value', '/attributes/*'].map(text => ({ pointer: `${text}/**/${member}`, rule })),
  ),
})
