import { accessanalyzer } from './aws/accessanalyzer/index.ts'
import { account } from './aws/account/index.ts'
import { acm } from './aws/acm/index.ts'
import { autoscaling } from './aws/autoscaling/index.ts'
import { cloudtrail } from './aws/cloudtrail/index.ts'
import { cloudwatch } from './aws/cloudwatch/index.ts'
import { config } from './aws/config/index.ts'
import { dynamodb } from './aws/dynamodb/index.ts'
import { ec2 } from './aws/ec2/index.ts'
import { ecs } from './aws/ecs/index.ts'
import { elbv2 } from './aws/elbv2/index.ts'
import { guardduty } from './aws/guardduty/index.ts'
import { iam } from './aws/iam/index.ts'
import { kms } from './aws/kms/index.ts'
import { lambda } from './aws/lambda/index.ts'
import { logs } from './aws/logs/index.ts'
import { organizations } from './aws/organizations/index.ts'
import { rds } from './aws/rds/index.ts'
import { s3 } from './aws/s3/index.ts'
import { securityhub } from './aws/securityhub/index.ts'
import { sns } from './aws/sns/index.ts'
import { sts } from './aws/sts/index.ts'
import type {
  Call,
  Check,
  Connector,
  DerivedOfConnector,
  EvidenceType,
  ListCall,
  TypeOfConnector,
} from './kit/index.ts'

/** Every connector, in alphabetical order. A new service adds its folder and its line here. */
export const connectors: readonly Connector[] = [
  accessanalyzer,
  account,
  acm,
  autoscaling,
  cloudtrail,
  cloudwatch,
  config,
  dynamodb,
  ec2,
  ecs,
  elbv2,
  guardduty,
  iam,
  kms,
  lambda,
  logs,
  organizations,
  rds,
  s3,
  securityhub,
  sns,
  sts,
]

/** Calls that a run makes before it reads anything: who we are, and which regions there are. Evidence types make them too. */
export const runCalls = {
  caller: async (): Promise<Call> => (await import('./aws/sts/caller.calls.ts')).getCallerIdentity,
  regions: async (): Promise<ListCall> => (await import('./aws/ec2/region.calls.ts')).describeRegions,
}

export const evidenceTypes: readonly EvidenceType[] = connectors.flatMap(c =>
  [...c.types, ...c.derived].map(t => t.type),
)
export const checks: readonly Check[] = connectors.flatMap(c => c.checks)
export const readers: ReadonlyMap<string, TypeOfConnector> = new Map(
  connectors.flatMap(c => c.types.map(t => [t.type.id, t] as const)),
)
export const derivations: ReadonlyMap<string, DerivedOfConnector> = new Map(
  connectors.flatMap(c => c.derived.map(t => [t.type.id, t] as const)),
)
