import type { AwsSecurityFinding } from '@aws-sdk/client-securityhub'
import { z } from 'zod'
import type { PackageHandle } from '../adapter.ts'
import { endOurs } from '../kit/error.ts'

const STATUSES = { pass: 'PASSED', fail: 'FAILED', not_applicable: 'NOT_AVAILABLE', unknown: 'NOT_AVAILABLE' } as const
const SEVERITIES = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
  informational: 'INFORMATIONAL',
} as const

/** As `findings.json` of a package has it. */
const finding = z.object({
  id: z.string(),
  account: z.string(),
  region: z.string(),
  check: z.string(),
  title: z.string(),
  reason: z.string(),
  remediation: z.string().nullish(),
  resource: z.string().nullish(),
  severity: z.string(),
  status: z.string(),
  observedAt: z.string(),
})
export type Finding = z.output<typeof finding>

/** The package's own findings. */
export async function findingsOf(built: PackageHandle): Promise<Finding[]> {
  const file = await built.file('findings.json')
  if (!file) return endOurs('nothing_to_send')
  const chunks: Buffer[] = []
  for await (const chunk of file.open()) chunks.push(chunk as Buffer)
  const known = z.array(finding).safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  return known.success ? known.data : endOurs('package_changed')
}

export interface About {
  readonly hubArn: string
  readonly package: string
  readonly sha256: string
  readonly at: string
}

const statusOf = (status: string) => (status in STATUSES ? STATUSES[status as keyof typeof STATUSES] : 'NOT_AVAILABLE')

/** What is not known is NOT_AVAILABLE, never PASSED; and what has passed or could not be read is no finding to act on. */
export function asff({ hubArn, package: id, sha256, at }: About, found: Finding): AwsSecurityFinding {
  const [, partition = 'aws', , region = '', account = ''] = hubArn.split(':')
  const Status = statusOf(found.status)
  const severity = SEVERITIES[found.severity as keyof typeof SEVERITIES] ?? 'INFORMATIONAL'
  const place = found.region === 'global' ? {} : { Region: found.region }
  return {
    ...{ SchemaVersion: '2018-10-08', Id: `exhibit/${found.account}/${found.region}/${found.id}` },
    ProductArn: `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`,
    ...{ GeneratorId: `exhibit/${found.check}`, AwsAccountId: found.account },
    Types: ['Software and Configuration Checks/AWS Security Best Practices'],
    ...{ CreatedAt: found.observedAt, UpdatedAt: at },
    Severity: { Label: Status === 'FAILED' ? severity : 'INFORMATIONAL' },
    ...{ Title: cut(found.title, 256), Description: cut(found.reason, 1024) },
    ...(found.remediation && { Remediation: { Recommendation: { Text: cut(found.remediation, 512) } } }),
    ProductFields: { 'exhibit/package': id, 'exhibit/sha256': sha256, 'exhibit/status': found.status },
    Resources: [
      {
        Type: 'Other',
        Id: found.resource || `AWS::::Account:${found.account}`,
        Partition: partitionOf(partition),
        ...place,
      },
    ],
    ...{ Compliance: { Status }, RecordState: 'ACTIVE' },
  }
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)

const partitionOf = (partition: string) =>
  partition === 'aws-cn' || partition === 'aws-us-gov' ? partition : ('aws' as const)
