import { describe, expect, test } from 'vitest'
import { FrameworkError } from '../../src/frameworks/errors.ts'
import { importProwler, prowlerEquivalents } from '../../src/frameworks/prowler.ts'

const equivalents = prowlerEquivalents([
  { id: 's3-bucket-kms-encryption', equivalents: { prowler: ['s3_bucket_kms_encryption'] } },
  { id: 'iam-root-mfa-enabled', equivalents: { prowler: ['iam_root_mfa_enabled'], securityHub: ['IAM.9'] } },
  { id: 'iam-root-hardware-mfa-enabled', equivalents: { prowler: ['iam_root_mfa_enabled'] } },
  { id: 'sns-topic-policy-not-public', equivalents: {} },
])

const FILE = {
  Framework: 'Acme Baseline',
  Version: '2.1',
  Provider: 'AWS',
  Description: 'Ours',
  Requirements: [
    {
      Id: '1.1',
      Name: 'Root uses MFA',
      Description: 'long',
      Attributes: [{ Section: '1', Profile: 'Level 1', AssessmentStatus: 'Automated' }],
      Checks: ['iam_root_mfa_enabled', 'iam_magic'],
    },
    { Id: '1.2', Description: 'Buckets\n use   KMS', Attributes: [], Checks: ['s3_bucket_kms_encryption'] },
    { Id: '1.3', Description: 'People are trained', Attributes: [], Checks: [] },
  ],
}
const imported = (file: unknown) => importProwler(file, equivalents)

describe('a Prowler compliance file', () => {
  const { framework, unmapped } = imported(FILE)

  test('becomes a framework of the user', () => {
    expect(framework).toMatchObject({ id: 'acme-baseline-2.1', framework: 'Acme Baseline', kind: 'benchmark' })
    expect(framework.controls.map(c => [c.id, c.title, c.evidence, c.assessment])).toEqual([
      ['1.1', 'Root uses MFA', 'partial', 'automated'],
      ['1.2', 'Buckets use KMS', 'partial', 'manual'],
      ['1.3', 'People are trained', 'none', 'manual'],
    ])
    expect(framework.controls[0]?.level).toBe('Level 1')
  })

  test('its checks support by all their equivalents, and decide nothing', () => {
    expect(framework.controls[0]?.checks.map(c => [c.check, c.strength])).toEqual([
      ['iam-root-mfa-enabled', 'supports'],
      ['iam-root-hardware-mfa-enabled', 'supports'],
    ])
    expect(framework.controls[1]?.checks[0]?.because).toContain('s3_bucket_kms_encryption')
  })

  test('checks without an equivalent are listed, in the answer and in the control', () => {
    expect(unmapped).toEqual([{ control: '1.1', check: 'iam_magic' }])
    expect(framework.controls[0]?.needs).toContain('iam_magic')
    expect(framework.controls[2]?.needs).toMatch(/names no check/)
  })

  test('checks by provider, names without a version and odd characters are taken', () => {
    const odd = {
      Framework: 'ENS — RD2022 (op.)',
      Requirements: [{ Id: ' op.acc.1', Description: 'x', Checks: { aws: ['iam_root_mfa_enabled'], gcp: ['g'] } }],
    }
    const result = imported(odd)
    expect(result.framework).toMatchObject({ id: 'ens-rd2022-op-imported', kind: 'criteria' })
    expect(result.framework.controls[0]).toMatchObject({ id: 'op.acc.1', checks: [{}, {}] })
    expect(result.unmapped).toEqual([])
  })

  test('a very long list of unmapped checks fits into the control and stays whole in the answer', () => {
    const Checks = Array.from({ length: 200 }, (_, i) => `some_check_number_${i}`)
    const result = imported({ ...FILE, Requirements: [{ Id: '1', Description: 'x', Checks }] })
    expect(result.unmapped).toHaveLength(200)
    expect(result.framework.controls[0]?.needs).toMatch(/…$/)
  })
})

function nested(levels: number): unknown {
  let value: unknown = []
  for (let i = 0; i < levels; i++) value = [value]
  return value
}

describe('what is not one is refused', () => {
  const codeOf = (file: unknown) => {
    try {
      importProwler(file, equivalents)
    } catch (error) {
      return error instanceof FrameworkError ? error.code : error
    }
    return 'taken'
  }
  test.each([
    ['another shape', { Requirements: 3 }, 'invalid'],
    ['no object', [], 'invalid'],
    ['nothing', null, 'invalid'],
    ['no requirement', { ...FILE, Requirements: [] }, 'invalid'],
    ['deep nesting', { ...FILE, Requirements: nested(1_000_000) }, 'syntax'],
    ['an id twice', { ...FILE, Requirements: [FILE.Requirements[0], FILE.Requirements[0]] }, 'invalid'],
    ['another cloud', { ...FILE, Provider: 'Azure' }, 'wrong_provider'],
  ])('%s', (_, file, code) => expect(codeOf(file)).toBe(code))
})
