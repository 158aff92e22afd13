import { expect, test } from 'vitest'
import { frameworks, links } from './files.ts'

test('every link says what a pass means for its control, and context why it is not judged', () => {
  for (const { framework, control, check, strength, because } of links) {
    const lead = strength === 'context' ? /^not judged: (\S+ ){4}\S+/ : /^a pass means (\S+ ){3}\S+/
    expect(because, `${framework.id} ${control.id} ${check}`).toMatch(lead)
  }
})

/**
 * Kinds of links whose pass is no support for what the controls ask: what a check tests, and the controls that ask the
 * opposite or something else. A link of such a kind may stand as context at most.
 */
const WRONG_WAY: readonly { readonly why: string; readonly checks: RegExp; readonly controls: readonly string[] }[] = [
  {
    why: 'a long retention is the opposite of keeping little and of disposal',
    checks: /^logs-log-group-retention-|-object-lock(-enabled)?$|-versioning-enabled$|-backups-retained$/,
    controls: ['3.2.1', '3.3.1', '9.4.7', 'CC6.5', 'C1.2', 'P4.2', 'P4.3'],
  },
  {
    why: 'a lifecycle rule may move objects and never end them, or end them too soon',
    checks: /^s3-bucket-lifecycle-configured$/,
    controls: ['3.2.1', '9.4.7', '10.5.1', 'CC6.5', 'CC7.2', 'C1.2', 'P4.2', 'P4.3'],
  },
  {
    why: 'a key that awaits deletion may be one that is being retired, as the control asks',
    checks: /^kms-key-not-pending-deletion$/,
    controls: ['3.7.5', 'CC6.5', 'C1.2', 'P4.3'],
  },
  {
    why: 'disk encryption is what is restricted, and alone not enough',
    checks: /-(volume|storage)-encrypted$|^ec2-ebs-default/,
    controls: ['3.5.1', '3.5.1.2'],
  },
  { why: 'a password is a factor', checks: /^rds-instance-iam-authentication/, controls: ['8.3.1'] },
  {
    why: 'contacts for AWS are no channel for customers and others',
    checks: /^account-.*contact/,
    controls: ['A1.2.3', 'CC2.2', 'CC2.3', 'P8.1'],
  },
  {
    why: 'what is in use says nothing of reviews and of leavers',
    checks: /^iam-user-credentials-used-|^iam-role-used-|^iam-user-inactive-/,
    controls: ['7.2.4', '7.2.5.1', '8.2.5', '8.2.7', 'A3.4.1'],
  },
  {
    why: 'that findings are gathered says nothing of their handling, nor of logs being reviewed',
    checks: /^securityhub-/,
    controls: ['10.4.1', '10.4.1.1', '10.4.2', '10.4.3', 'CC3.1', 'CC4.2'],
  },
  {
    why: 'how accounts are organized says nothing of people, nor of what runs in them',
    checks: /^organizations-/,
    controls: ['2.2.3', '6.5.3', 'A1.1.1', 'CC1.3'],
  },
  {
    why: 'detecting a sign-in without MFA is not requiring MFA',
    checks: /^cloudwatch-alarm-/,
    controls: ['8.4.1', '8.4.2', '8.4.3'],
  },
  { why: 'findings are kept for 90 days', checks: /^guardduty-/, controls: ['5.3.4'] },
]

test.each(WRONG_WAY.map(kind => [kind.why, kind] as const))('no link counts where %s', (_, { checks, controls }) => {
  const counted = links
    .filter(({ framework, strength }) => framework.kind === 'criteria' && strength !== 'context')
    .filter(({ control, check }) => controls.includes(control.id) && checks.test(check))
  expect(counted.map(({ control, check }) => `${control.id} ${check}`)).toEqual([])
})

/** What concerns a company as a whole, or what its people did: AWS facts stand beside it and are not judged. */
test('criteria that no AWS setting speaks to are judged by a person alone', () => {
  const ids = [
    '2.2.3',
    '10.4.3',
    'A1.2.3',
    'CC1.3',
    'CC2.3',
    'CC3.1',
    'CC3.3',
    'CC4.2',
    'PI1.3',
    'PI1.4',
    'P4.3',
    'P6.2',
    'P6.3',
  ]
  const found = frameworks.filter(f => f.kind === 'criteria').flatMap(f => f.controls.filter(c => ids.includes(c.id)))
  expect(found.map(c => c.id).sort()).toEqual([...ids].sort())
  for (const control of found) {
    expect(
      control.checks.filter(c => c.strength !== 'context'),
      control.id,
    ).toEqual([])
    expect(control.evidenceTypes ?? [], control.id).toEqual([])
  }
})

test('having no analyzer of its own fails no account: one of the organization may cover it', () => {
  const deciding = links.filter(({ check, strength }) => /^accessanalyzer-/.test(check) && strength === 'demonstrates')
  expect(deciding.map(({ framework, control }) => `${framework.id} ${control.id}`)).toEqual([])
  expect(links.some(({ check }) => /^accessanalyzer-/.test(check))).toBe(true)
})

/** Where one failing check alone shows that an outcome was missed; each is a decision, so the list stands here. */
test('criteria are decided by tests only where we say so', () => {
  const decided = links
    .filter(({ framework, strength }) => framework.kind === 'criteria' && strength === 'demonstrates')
    .map(({ framework, control, check }) => `${framework.id} ${control.id} ${check}`)
  expect(decided).toEqual([
    'pci-dss-4.0.1 8.2.6 iam-user-inactive-90-days-disabled',
    'pci-dss-4.0.1 8.3.6 iam-password-policy-minimum-length-12',
    'pci-dss-4.0.1 8.3.6 iam-password-policy-letters-and-numbers',
    'pci-dss-4.0.1 8.3.7 iam-password-policy-reuse-4',
    'pci-dss-4.0.1 8.4.1 iam-root-mfa-enabled',
    'pci-dss-4.0.1 8.4.2 iam-user-console-mfa-enabled',
    'pci-dss-4.0.1 8.4.2 iam-root-mfa-enabled',
  ])
})
