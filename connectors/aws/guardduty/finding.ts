import type { Finding as AwsFinding } from '@aws-sdk/client-guardduty'
import { evidenceType } from '../../kit/index.ts'

export interface Finding {
  Id: string
  DetectorId: string
  /** `GetFindings`. */
  Finding: AwsFinding
}

/** GuardDuty numbers severity: 7 to 8.9 is high, 9 and 10 is critical. */
export const HIGH = 7

const RULE = 'guardduty-finding-command'

/** Medium and low ones only where they are about credentials: an account may have very many, which its detector counts by severity. */
export const finding = evidenceType<Finding>({
  id: 'aws.guardduty.finding',
  title: 'What GuardDuty has found, and nobody has archived',
  reach: 'region',
  population:
    'every GuardDuty finding about the account in the region that is not archived (service.archived = false, accountId = the account) and is of high or critical severity (7 or more), or is about credentials (resource.resourceType = AccessKey), whatever its severity; GuardDuty keeps findings for 90 days',
  observed: ['/Finding/UpdatedAt', '/Finding/Service/Count', '/Finding/Service/EventLastSeen', '/Finding/Confidence'],
  // Command lines and request bodies of workloads, as an attacker or an application gave them.
  secrets: [
    { pointer: '/Finding/Service/RuntimeDetails/Context/CommandLineExample', rule: RULE },
    { pointer: '/Finding/Service/RuntimeDetails/Context/LdPreloadValue', rule: RULE },
    { pointer: '/Finding/Service/Action/KubernetesApiCallAction/Parameters', rule: RULE },
  ],
})
