import { type Binding, exampleOf, type Identity, type Ref, type Ruling } from '../policy/index.ts'
import { Asking } from './asking.ts'
import type { Facts } from './facts.ts'
import { placed } from './resources.ts'

export interface Administrator {
  readonly Is: 'yes' | 'no' | 'unknown'
  /** The statements that give it together. */
  readonly Through: readonly { readonly Policy: string; readonly Attached: string; readonly Statement: string }[]
  /** What settings do not decide, or was not read. */
  readonly Unknown: readonly string[]
}

/**
 * What an administrator can do, by service: IAM whole, and what computes, stores, encrypts and logs. A service counts as taken away
 * where most of it is denied: that a guardrail forbids to stop a trail, or to make users, makes nobody less of an administrator.
 */
const POWERS: Readonly<Record<string, readonly (readonly [action: string, resource: string])[]>> = {
  iam: [
    ['iam:AttachRolePolicy', 'arn:{p}:iam::{a}:role/*'],
    ['iam:AttachUserPolicy', 'arn:{p}:iam::{a}:user/*'],
    ['iam:CreateAccessKey', 'arn:{p}:iam::{a}:user/*'],
    ['iam:CreatePolicyVersion', 'arn:{p}:iam::{a}:policy/*'],
    ['iam:CreateRole', 'arn:{p}:iam::{a}:role/*'],
    ['iam:CreateUser', 'arn:{p}:iam::{a}:user/*'],
    ['iam:DeleteRole', 'arn:{p}:iam::{a}:role/*'],
    ['iam:PassRole', 'arn:{p}:iam::{a}:role/*'],
    ['iam:PutGroupPolicy', 'arn:{p}:iam::{a}:group/*'],
    ['iam:PutRolePolicy', 'arn:{p}:iam::{a}:role/*'],
    ['iam:PutUserPolicy', 'arn:{p}:iam::{a}:user/*'],
    ['iam:UpdateAssumeRolePolicy', 'arn:{p}:iam::{a}:role/*'],
  ],
  ec2: [
    ['ec2:RunInstances', 'arn:{p}:ec2:*:{a}:instance/*'],
    ['ec2:TerminateInstances', 'arn:{p}:ec2:*:{a}:instance/*'],
    ['ec2:CreateSnapshot', 'arn:{p}:ec2:*:{a}:volume/*'],
  ],
  lambda: [
    ['lambda:CreateFunction', 'arn:{p}:lambda:*:{a}:function:*'],
    ['lambda:UpdateFunctionCode', 'arn:{p}:lambda:*:{a}:function:*'],
    ['lambda:DeleteFunction', 'arn:{p}:lambda:*:{a}:function:*'],
  ],
  s3: [
    ['s3:GetObject', 'arn:{p}:s3:::*/*'],
    ['s3:PutObject', 'arn:{p}:s3:::*/*'],
    ['s3:PutBucketPolicy', 'arn:{p}:s3:::*'],
  ],
  rds: [
    ['rds:CreateDBInstance', 'arn:{p}:rds:*:{a}:db:*'],
    ['rds:ModifyDBInstance', 'arn:{p}:rds:*:{a}:db:*'],
    ['rds:DeleteDBInstance', 'arn:{p}:rds:*:{a}:db:*'],
  ],
  dynamodb: [
    ['dynamodb:GetItem', 'arn:{p}:dynamodb:*:{a}:table/*'],
    ['dynamodb:PutItem', 'arn:{p}:dynamodb:*:{a}:table/*'],
    ['dynamodb:DeleteTable', 'arn:{p}:dynamodb:*:{a}:table/*'],
  ],
  kms: [
    ['kms:CreateKey', '*'],
    ['kms:PutKeyPolicy', 'arn:{p}:kms:*:{a}:key/*'],
    ['kms:ScheduleKeyDeletion', 'arn:{p}:kms:*:{a}:key/*'],
  ],
  secretsmanager: [
    ['secretsmanager:GetSecretValue', 'arn:{p}:secretsmanager:*:{a}:secret:*'],
    ['secretsmanager:PutSecretValue', 'arn:{p}:secretsmanager:*:{a}:secret:*'],
    ['secretsmanager:DeleteSecret', 'arn:{p}:secretsmanager:*:{a}:secret:*'],
  ],
  cloudtrail: [
    ['cloudtrail:CreateTrail', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:DeleteTrail', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:StopLogging', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:LookupEvents', '*'],
    ['cloudtrail:PutEventSelectors', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:UpdateTrail', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:GetTrail', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:DescribeTrails', '*'],
    ['cloudtrail:ListTrails', '*'],
    ['cloudtrail:GetTrailStatus', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:StartLogging', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
  ],
  logs: [
    ['logs:GetLogEvents', 'arn:{p}:logs:*:{a}:log-group:*:log-stream:*'],
    ['logs:DeleteLogGroup', 'arn:{p}:logs:*:{a}:log-group:*'],
    ['logs:PutRetentionPolicy', 'arn:{p}:logs:*:{a}:log-group:*'],
  ],
}

/** "iam:PolicyARN" is in requests to attach a policy alone, and who makes them chooses it. */
const CHOSEN = { keys: { 'iam:policyarn': null } }

const NO: Administrator = { Is: 'no', Through: [], Unknown: [] }

/** Whether policies make their holder an administrator: nothing that matters is withheld, and no condition is open. */
export function administratorOf(identity: Identity, binding: Binding, facts: Facts): Administrator {
  const asking = new Asking(identity, binding, facts)
  const through = new Map<string, Ref>()
  const unknown = new Set<string>()
  for (const powers of Object.values(POWERS)) {
    const rulings = powers.map(([action, resource]) => asking.rule(action, exampleOf(placed(resource, facts)), CHOSEN))
    const of = (answer: Ruling['answer']) => rulings.filter(r => r.answer === answer)
    const denied = of('denied').length
    if (denied * 2 > powers.length) return NO
    const open = of('undecided')
    // What is open counts where it could take the service away.
    if ((denied + open.length) * 2 > powers.length)
      for (const condition of open.flatMap(r => r.conditions)) unknown.add(condition)
    for (const ref of rulings.flatMap(r => (r.answer === 'denied' ? [] : r.by)))
      through.set(`${ref.attached} ${ref.policy} ${ref.statement}`, ref)
  }
  const refs = [...through.values()].map(r => ({ Policy: r.policy, Attached: r.attached, Statement: r.statement }))
  return { Is: unknown.size > 0 ? 'unknown' : 'yes', Through: refs, Unknown: [...unknown] }
}
