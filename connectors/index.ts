import { account } from './aws/account/index.ts'
import { ec2 } from './aws/ec2/index.ts'
import { iam } from './aws/iam/index.ts'
import { kms } from './aws/kms/index.ts'
import { organizations } from './aws/organizations/index.ts'
import { rds } from './aws/rds/index.ts'
import { s3 } from './aws/s3/index.ts'
import { sts } from './aws/sts/index.ts'
import type { Check, Connector, EvidenceType, TypeOfConnector } from './kit/index.ts'

/** Every connector, in alphabetical order. A new service adds its folder and its line here. */
export const connectors: readonly Connector[] = [account, ec2, iam, kms, organizations, rds, s3, sts]

export const evidenceTypes: readonly EvidenceType[] = connectors.flatMap(c => c.types.map(t => t.type))
export const checks: readonly Check[] = connectors.flatMap(c => c.checks)
export const readers: ReadonlyMap<string, TypeOfConnector> = new Map(
  connectors.flatMap(c => c.types.map(t => [t.type.id, t] as const)),
)
