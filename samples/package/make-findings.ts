import type { Status } from '../../connectors/kit/index.ts'
import { type Finding, findingId } from '../../src/evidence/finding.ts'
import { asOf, type ItemHeader, type Resource } from '../../src/evidence/item.ts'
import { basisOf, type ControlRow } from '../../src/frameworks/basis.ts'
import type { Control, ControlStatus, Framework } from '../../src/frameworks/framework.ts'
import type { CheckText } from '../../src/package/format/data.ts'
import { hasGap, pick } from './make-resources.ts'

interface CheckSpec extends CheckText {
  readonly severity: Finding['severity']
  /** How many of a hundred resources fail. */
  readonly fails: number
}

const text = (id: string, type: string, severity: Finding['severity'], title: string, fails: number): CheckSpec => ({
  id,
  title,
  severity,
  type,
  remediation: `Change the setting so that this holds: ${title}.`,
  fails,
})

/** Sorted by id. `iam-root-access-key-absent` judges the account. */
export const CHECKS: readonly CheckSpec[] = [
  text('ec2-instance-imdsv2', 'aws.ec2.instance', 'high', 'EC2 instances ask for IMDSv2', 10),
  text('iam-root-access-key-absent', 'aws.iam.user', 'critical', 'The root user has no access key', 0),
  text('iam-user-mfa-enabled', 'aws.iam.user', 'high', 'IAM users with a password use MFA', 30),
  text('kms-key-rotation-enabled', 'aws.kms.key', 'medium', 'KMS keys rotate', 0),
  text('rds-instance-private', 'aws.rds.instance', 'critical', 'RDS instances are not public', 5),
  text('s3-bucket-tls-only', 'aws.s3.bucket', 'medium', 'S3 buckets refuse requests without TLS', 20),
]

const REASONS: Record<Status, (name: string) => string> = {
  pass: name => `The setting of ${name} is as it should be.`,
  fail: name => `=${name} has the setting off since 2026-01-01.`,
  unknown: name => `Could not read Encryption of ${name}: denied (AccessDenied).`,
  not_applicable: () => 'There is nothing to judge here.',
}

interface Judged {
  readonly check: CheckSpec
  readonly item: ItemHeader
  readonly region: string
  readonly controls: readonly string[]
}

function finding(of: Judged, resource: { id: string; name: string; digest: string | null }, status: Status): Finding {
  const { check, item, region } = of
  const where = { check: check.id, account: item.scope.account, region, resource: resource.id }
  const accepted = status === 'fail' && pick(4, resource.id, 'accepted') === 0
  return {
    id: findingId(where),
    ...where,
    title: check.title,
    status,
    reason: REASONS[status](resource.name),
    severity: check.severity,
    resourceDigest: resource.digest,
    evidence: item.id,
    inputs: [],
    observedAt: asOf(item).toISOString(),
    remediation: check.remediation,
    controls: of.controls,
    acceptance: accepted ? ACCEPTANCE : null,
  }
}

const ACCEPTANCE: Finding['acceptance'] = {
  id: '01890000-0000-7000-8000-00000000acce',
  kind: 'compensating',
  reason: 'A proxy in front of it does the same; ticket #42 — 承認済み.',
  owner: 'platform team',
  requestedBy: 'ana@example.com',
  approvedBy: 'bo@example.com',
  until: '2026-12-31T00:00:00.000Z',
}

export function statusOf(check: CheckSpec, resource: Resource, index: number): Status {
  if (hasGap(index)) return 'unknown'
  return pick(100, check.id, resource.id) < check.fails ? 'fail' : 'pass'
}

export const root = (item: ItemHeader) => `arn:${item.scope.partition}:iam::${item.scope.account}:root`

/** A finding on a resource. */
export const onResource = (of: Judged, resource: Resource, index: number): Finding =>
  finding(of, resource, statusOf(of.check, resource, index))

/** A finding on the account itself. */
export const onAccount = (of: Judged, status: Status): Finding =>
  finding(of, { id: root(of.item), name: 'the account', digest: null }, status)

/** `<framework>/<control>` of each control that names the check. */
export function controlsOf(check: string, frameworks: readonly Framework[]): string[] {
  return frameworks.flatMap(framework =>
    framework.controls
      .filter(control => control.checks.some(link => link.check === check))
      .map(control => `${framework.id}/${control.id}`),
  )
}

export type Tally = Record<Status, number>

function statusFrom(kind: Framework['kind'], control: Control, tally: Tally): ControlStatus {
  if (control.responsibility === 'provider') return 'inherited'
  if (control.checks.length === 0) return 'manual'
  if (tally.fail > 0) return 'tests_failed'
  if (tally.unknown > 0) return 'not_verified'
  if (tally.pass === 0) return 'no_population'
  return kind === 'benchmark' && control.evidence === 'full' ? 'tests_passed' : 'review'
}

/** Controls of one account, from the tallies of its checks; enough like the real roll-up for packages. */
export function controlResults(
  frameworks: readonly Framework[],
  account: string,
  tallies: ReadonlyMap<string, Tally>,
  items: readonly ItemHeader[],
): ControlRow[] {
  return frameworks.flatMap(framework =>
    framework.controls.map(control => {
      const findings: Tally = { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }
      for (const { check } of control.checks)
        for (const [status, count] of Object.entries(tallies.get(`${account}/${check}`) ?? {}))
          findings[status as Status] += count
      const types = CHECKS.filter(check => control.checks.some(link => link.check === check.id)).map(
        check => check.type,
      )
      return {
        framework: framework.id,
        control: control.id,
        account,
        level: control.level ?? null,
        title: control.title,
        status: statusFrom(framework.kind, control, findings),
        evidence: control.evidence,
        findings,
        checks: control.checks.map(link => link.check),
        items: items.filter(item => item.scope.account === account && types.includes(item.type)).map(item => item.id),
        limits: control.limits ?? null,
        because: control.needs ? `It needs ${control.needs}.` : 'The tests say so.',
        ...basisOf(control),
      }
    }),
  )
}
