import type { Control, Framework } from '../../src/frameworks/framework.ts'

const control = (id: string, title: string, checks: string[], more: Partial<Control> = {}): Control => ({
  id,
  title,
  evidence: checks.length > 0 ? 'full' : 'none',
  assessment: checks.length > 0 ? 'automated' : 'manual',
  responsibility: 'customer',
  checks: checks.map(check => ({ check, strength: 'demonstrates', because: 'it reads the very setting' })),
  ...more,
})

/** One benchmark and one set of criteria, small, with controls of every kind. */
export const FRAMEWORKS: readonly Framework[] = [
  {
    id: 'cis-aws-foundations-7.0.0',
    framework: 'CIS AWS Foundations Benchmark',
    version: '7.0.0',
    kind: 'benchmark',
    publisher: 'Center for Internet Security',
    source: 'https://www.cisecurity.org/benchmark/amazon_web_services',
    licence: 'Titles are our own words.',
    controls: [
      control('1.4', 'The root user has no access key', ['iam-root-access-key-absent'], { level: '1' }),
      control('1.10', 'Users with a password use MFA', ['iam-user-mfa-enabled'], { level: '1' }),
      control('2.1.1', 'Buckets refuse requests without TLS', ['s3-bucket-tls-only'], { level: '2' }),
      control('2.2.3', 'Databases are not public', ['rds-instance-private'], { level: '1' }),
      control('3.6', 'Keys rotate every year', ['kms-key-rotation-enabled'], { level: '2' }),
      control('5.6', 'Instances ask for IMDSv2', ['ec2-instance-imdsv2'], {
        level: '1',
        limits: 'Launch templates are not read.',
      }),
      control('6.1', 'Contact details are current', [], { needs: 'a person who reads them' }),
    ],
  },
  {
    id: 'soc2-2017',
    framework: 'SOC 2',
    version: '2017',
    kind: 'criteria',
    publisher: 'AICPA',
    source: 'https://www.aicpa-cima.com/',
    licence: 'Titles are our own words.',
    controls: [
      control('CC6.1', 'Access is limited to those who need it', ['iam-user-mfa-enabled', 's3-bucket-tls-only'], {
        evidence: 'partial',
        limits: 'Reviews of access are outside AWS configuration.',
      }),
      control('CC6.4', 'Physical access is limited', [], {
        responsibility: 'provider',
        needs: 'the report in AWS Artifact',
      }),
      control('CC7.1', 'Weak settings are found', ['ec2-instance-imdsv2', 'rds-instance-private'], {
        evidence: 'partial',
      }),
      control('CC9.2', 'Vendors are assessed', [], { needs: 'vendor reviews' }),
    ],
  },
]
