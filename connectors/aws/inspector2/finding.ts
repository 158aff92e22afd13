import type { Finding as AwsFinding, PackageVulnerabilityDetails, Resource } from '@aws-sdk/client-inspector2'
import { evidenceType } from '../../kit/index.ts'

/** Of `ListFindings` what tells one from another and says how urgent it is: no texts, no details of the resource, which has a type of its own. */
export interface Finding
  extends Pick<
    AwsFinding,
    | 'findingArn'
    | 'awsAccountId'
    | 'type'
    | 'title'
    | 'severity'
    | 'status'
    | 'firstObservedAt'
    | 'lastObservedAt'
    | 'updatedAt'
    | 'inspectorScore'
    | 'fixAvailable'
    | 'exploitAvailable'
    | 'networkReachabilityDetails'
  > {
  resources: Pick<Resource, 'type' | 'id' | 'region'>[]
  packageVulnerabilityDetails: Pick<
    PackageVulnerabilityDetails,
    'vulnerabilityId' | 'source' | 'vendorSeverity' | 'vulnerablePackages'
  > | null
}

/** An account may have a hundred thousand findings: what is not at least high is counted by the account’s own evidence, and not listed. */
export const finding = evidenceType<Finding>({
  id: 'aws.inspector2.finding',
  title: 'Vulnerabilities of high severity that Inspector has found, and that are still there',
  reach: 'region',
  population:
    'every finding of Inspector about the account in the region that is active (findingStatus = ACTIVE: neither closed nor suppressed) and of critical or high severity; none where Inspector is off',
  observed: ['/lastObservedAt', '/updatedAt', '/inspectorScore'],
})
