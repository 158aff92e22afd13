import { checks } from '../../../connectors/index.ts'
import type { AuditManagerSources } from '../../frameworks/audit-manager.ts'
import { listTypes } from './catalogue.ts'

/** Identifiers of managed rules that are not their name in capitals ("List of AWS Config Managed Rules"). */
const IDENTIFIERS: Readonly<Record<string, string>> = {
  'cloudtrail-enabled': 'CLOUD_TRAIL_ENABLED',
  'ec2-instance-managed-by-systems-manager': 'EC2_INSTANCE_MANAGED_BY_SSM',
  'ec2-instances-in-vpc': 'INSTANCES_IN_VPC',
  'multi-region-cloudtrail-enabled': 'MULTI_REGION_CLOUD_TRAIL_ENABLED',
  'restricted-common-ports': 'RESTRICTED_INCOMING_TRAFFIC',
  'restricted-ssh': 'INCOMING_SSH_DISABLED',
}

const identifierOf = (rule: string): string => IDENTIFIERS[rule] ?? rule.toUpperCase().replaceAll('-', '_')

/** What of ours stands for the data sources of Audit Manager. */
export async function auditManagerSources(): Promise<AuditManagerSources> {
  const types = (await listTypes()).flatMap(({ id, auditManager }) => auditManager.map(call => [call, id] as const))
  const of = (kind: 'securityHub' | 'config', keyOf: (other: string) => string) =>
    checks.flatMap(({ id, equivalents }) => (equivalents[kind] ?? []).map(other => [keyOf(other), id] as const))
  return {
    types: grouped(types),
    securityHub: grouped(of('securityHub', other => other.toLowerCase())),
    config: grouped(of('config', identifierOf)),
  }
}

const grouped = (pairs: readonly (readonly [string, string])[]): Map<string, string[]> =>
  new Map([...Map.groupBy(pairs, ([key]) => key)].map(([key, all]) => [key, all.map(([, id]) => id)]))
