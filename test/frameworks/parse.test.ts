import { describe, expect, test } from 'vitest'
import { FrameworkError, type FrameworkErrorCode } from '../../src/frameworks/errors.ts'
import { EMPTY_LIBRARY } from '../../src/frameworks/library.ts'
import { loadFramework } from '../../src/frameworks/parse.ts'
import { MAX_MAPPING_LENGTH } from '../../src/frameworks/read-text.ts'
import { ID, MAPPING, parseOne } from './mapping.fixture.ts'

function errorOf(text: string, id = ID): FrameworkError {
  try {
    parseOne(id, text)
  } catch (error) {
    if (error instanceof FrameworkError) return error
    throw error
  }
  throw new Error('it was taken')
}

describe('a mapping', () => {
  test('becomes a framework called like its file', () => {
    const framework = parseOne(ID, MAPPING)
    expect(framework).toMatchObject({ id: ID, framework: 'House rules', version: '1.0', kind: 'benchmark' })
    expect(framework.controls.map(c => [c.id, c.checks.length])).toEqual([
      ['2.1', 1],
      ['2.10', 2],
      ['3', 0],
    ])
  })

  test('is known by the digest of what it says, however that is written', () => {
    const digest = (text: string) => loadFramework(ID, text, 'user', EMPTY_LIBRARY).sha256
    expect(digest(MAPPING)).toMatch(/^[0-9a-f]{64}$/)
    expect(digest(`# a remark${MAPPING}\n`)).toBe(digest(MAPPING))
    expect(digest(MAPPING.replace('TLS only', 'TLS'))).not.toBe(digest(MAPPING))
  })
})

describe('a broken mapping is refused by name and place', () => {
  const cases: [string, string, FrameworkErrorCode, RegExp][] = [
    ['no YAML', 'controls: [', 'syntax', /not valid YAML \(line 1/],
    ['a key twice', MAPPING.replace('kind: benchmark', 'kind: benchmark\nkind: criteria'), 'syntax', /line 5/],
    ['an alias', 'framework: &a x\nversion: *a\n', 'syntax', /not valid YAML/],
    ['nothing', '', 'invalid', /the file/],
    ['an unquoted id', MAPPING.replace('"2.10"', '2.10'), 'invalid', /controls\.1\.id: .*write it in quotes/],
    ['an unquoted version', MAPPING.replace('"1.0"', '1.0'), 'invalid', /version: .*write it in quotes/],
    ['a word we do not know', MAPPING.replace('kind: benchmark', 'kind: standard'), 'invalid', /kind/],
    ['a field we do not know', MAPPING.replace('needs:', 'neds:'), 'invalid', /neds/],
    ['a check without a reason', MAPPING.replace(', because: it reads the bucket policy', ''), 'invalid', /because/],
    ['an id twice', MAPPING.replace('"2.10"', '"2.1"'), 'invalid', /control 2\.1: its id is used twice/],
    ['a check twice', MAPPING.replace('check: s3-bucket-pub', 'check: s3-account-pub'), 'invalid', /listed twice/],
    [
      'an alternative that is no check of the control',
      MAPPING.replace('- [s3-account-public-access-blocked,', '- [s3-bucket-tls-only,'),
      'invalid',
      /anyOf names s3-bucket-tls-only/,
    ],
    [
      'alternatives of two strengths',
      MAPPING.replace(
        'blocked, strength: demonstrates, because: it covers one',
        'blocked, strength: supports, because: one',
      ),
      'invalid',
      /mixes strengths/,
    ],
    [
      'nothing said about a gap',
      MAPPING.replace('    needs: the list of owners\n', ''),
      'invalid',
      /control 3: .*needs/,
    ],
    [
      'checks where there is no evidence',
      MAPPING.replace('evidence: full', 'evidence: none'),
      'invalid',
      /lists checks/,
    ],
    [
      'an evidence type twice',
      MAPPING.replace('[aws.s3.bucket]', '[aws.s3.bucket, aws.s3.bucket]'),
      'invalid',
      /twice/,
    ],
  ]
  test.each(cases)('%s', (_, text, code, message) => {
    const error = errorOf(text)
    expect(error.code, error.message).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.message).toContain(ID)
  })

  test('a name that is not its version', () => {
    expect(errorOf(MAPPING, 'house-rules-2.0').message).toMatch(/must end with the version, -1\.0/)
    expect(errorOf(MAPPING, 'House Rules-1.0').message).toMatch(/lower-case/)
    expect(errorOf(MAPPING, '../secrets-1.0').message).toMatch(/lower-case/)
  })

  test('too much', () => {
    expect(errorOf('x'.repeat(MAX_MAPPING_LENGTH + 1)).code).toBe('too_large')
  })

  test('a long list of faults is cut and counted', () => {
    const controls = Array.from({ length: 14 }, (_, i) => `  - { id: "${i}" }`).join('\n')
    expect(errorOf(MAPPING.replace(/controls:.*/s, `controls:\n${controls}\n`)).message).toMatch(/; and \d+ more\.$/)
  })
})
