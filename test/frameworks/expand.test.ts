import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { FrameworkError } from '../../src/frameworks/errors.ts'
import { type Library, libraryOf } from '../../src/frameworks/library.ts'
import { loadFramework, parseFrameworks } from '../../src/frameworks/parse.ts'
import { ID, MAPPING, parseOne } from './mapping.fixture.ts'

const library: Library = libraryOf(
  {
    objectives: parse(`objectives:
  - { id: tls, title: TLS only, because: what travels in clear can be read, checks: [s3-bucket-tls-only, rds-instance-tls-required] }`),
    notCollected: parse(
      'notCollected:\n  - { id: aws.backup, words: AWS Backup }\n  - { id: aws.macie, words: Macie }',
    ),
  },
  {
    typesOf: check => (check.startsWith('s3') ? ['aws.s3.bucket'] : ['aws.rds.instance', 'aws.rds.cluster']),
    types: new Set(['aws.s3.bucket', 'aws.kms.key']),
    sameAs: control => (control === '1.1' ? [{ id: 's3-bucket-tls-only', title: 'Buckets take TLS only' }] : []),
  },
)
const LINK = '- { check: s3-bucket-tls-only, strength: demonstrates, because: it reads the bucket policy }'
const of = (link: string, more = '') =>
  parseOne(ID, MAPPING.replace(LINK, link).replace('    evidenceTypes: [aws.s3.bucket]\n', more), library).controls[0]
const brokenBy = (link: string, more = ''): string => {
  try {
    of(link, more)
  } catch (error) {
    if (error instanceof FrameworkError) return error.message
  }
  return 'taken'
}

describe('an objective in a control', () => {
  test('becomes links to its checks, each with the strength and the reason of the control', () => {
    const control = of('- { objective: tls, strength: supports, because: a pass means no clear text }')
    expect(control?.checks).toEqual(
      ['s3-bucket-tls-only', 'rds-instance-tls-required'].map(check => ({
        ...{ check, strength: 'supports', because: 'a pass means no clear text', objective: 'tls' },
      })),
    )
  })

  test('can leave checks out for this control, which may link them otherwise', () => {
    const control = of(
      '- { objective: tls, except: [s3-bucket-tls-only], strength: supports, because: one }\n      - { check: s3-bucket-tls-only, strength: context, because: other }',
    )
    expect(control?.checks.map(c => [c.check, c.strength, c.because])).toEqual([
      ['rds-instance-tls-required', 'supports', 'one'],
      ['s3-bucket-tls-only', 'context', 'other'],
    ])
  })

  test.each([
    ['unknown', '- { objective: tsl, strength: supports, because: x }', /objective tsl does not exist/],
    ['a strange exception', '- { objective: tls, except: [a-b], strength: supports, because: x }', /no check a-b/],
    ['neither', '- { strength: supports, because: x }', /names a check or an objective/],
    ['both', '- { check: a-b, objective: tls, strength: supports, because: x }', /names a check or an objective/],
    [
      'a check twice',
      `${LINK}\n      - { objective: tls, strength: supports, because: x }`,
      /check s3-bucket-tls-only is listed twice/,
    ],
  ])('is refused where it is wrong: %s', (_, link, message) => expect(brokenBy(link)).toMatch(message))
})

describe('evidence types', () => {
  test('follow from the checks that count; others are added', () => {
    const link = '- { objective: tls, except: [s3-bucket-tls-only], strength: supports, because: one }'
    const context = '\n      - { check: s3-bucket-tls-only, strength: context, because: other }'
    expect(of(link + context, '    evidenceTypes: [aws.kms.key]\n')?.evidenceTypes).toEqual([
      'aws.rds.instance',
      'aws.rds.cluster',
      'aws.kms.key',
    ])
  })
})

describe('what is not collected', () => {
  test('stands in words where the control says what it needs, else in its limits', () => {
    const more = '    notCollected: [aws.backup, aws.macie]\n'
    expect(of(LINK, more)).toMatchObject({ limits: 'not collected yet: AWS Backup, Macie' })
    expect(of(LINK, `${more}    limits: one\n`)).toMatchObject({ limits: 'one; not collected yet: AWS Backup, Macie' })
    expect(of(LINK, `${more}    needs: two\n`)).toMatchObject({ needs: 'two; not collected yet: AWS Backup, Macie' })
    expect(brokenBy(LINK, '    notCollected: [aws.glue]\n')).toMatch(/aws\.glue, is not in not-collected\.yaml/)
  })

  test('is left out once it is collected, by a service or a type, so that a mapping outlives the connector', () => {
    const control = of(LINK, '    notCollected: [aws.kms, aws.s3.bucket, aws.macie]\n')
    expect(control).toMatchObject({ notCollected: ['aws.macie'], limits: 'not collected yet: Macie' })
    expect(of(LINK, '    notCollected: [aws.kms]\n')).not.toHaveProperty('notCollected')
  })

  test('that stands for former names too', () => {
    const types = ['opensearch.domain', 'sso-admin.instance', 'macie2.session', 'network-firewall.firewall', 'sesv2.x']
    const former = 'aws.es, aws.identity-center, aws.sso, aws.macie, aws.networkfirewall, aws.ses'
    const collected = { ...library, types: new Set([...library.types, ...types.map(type => `aws.${type}`)]) }
    const more = `    notCollected: [${former}]\n`
    const text = MAPPING.replace('    evidenceTypes: [aws.s3.bucket]\n', more)
    expect(parseOne(ID, text, collected).controls[0]).not.toHaveProperty('notCollected')
  })
})

describe('rules', () => {
  test.each([
    [
      'context among alternatives',
      MAPPING.replaceAll(/demonstrates, because: it covers/g, 'context, because: it'),
      /has context/,
    ],
    [
      'a superseded control that is judged',
      MAPPING.replace(
        '    evidence: full',
        '    evidence: full\n    supersededBy: { control: "3", since: "2025-03-31" }',
      ),
      /superseded/,
    ],
    [
      'a part of the owner’s own that is not shared',
      MAPPING.replace('    evidence: full', '    evidence: full\n    ownPart: [media]'),
      /so it is shared/,
    ],
    [
      'a date that is none',
      MAPPING.replace(
        '    evidence: full',
        '    evidence: full\n    supersededBy: { control: "3", since: "2025-02-30" }',
      ),
      /since/,
    ],
  ])('%s', (_, text, message) => expect(() => parseOne(ID, text, library)).toThrow(message))
})

const VERSIONS = `
framework: House rules
versions: ["1.0", "2.0"]
kind: benchmark
publisher: Our company
source: the wiki
licence: ours
controls:
  - ids: { "1.0": "2.10", "2.0": "1.1" }
    title: TLS
    evidence: full
    assessment: automated
    responsibility: customer
    checks:
      - { objective: tls, strength: demonstrates, because: a pass means TLS }
    inVersions:
      "1.0": { assessment: manual }
  - ids: { "1.0": "2.9" }
    title: Owners
    evidence: none
    assessment: manual
    responsibility: customer
    needs: the list of owners
`

describe('several versions in one file', () => {
  test('are a framework each, with their ids in order and their differences', () => {
    const [old, now] = parseFrameworks('house-rules', VERSIONS, library)
    expect([old?.id, old?.version, now?.id]).toEqual(['house-rules-1.0', '1.0', 'house-rules-2.0'])
    expect(old?.controls.map(c => [c.id, c.assessment])).toEqual([
      ['2.9', 'manual'],
      ['2.10', 'manual'],
    ])
    expect(now?.controls.map(c => [c.id, c.assessment, c.checks.length])).toEqual([['1.1', 'automated', 2]])
  })

  test.each([
    ['no version', VERSIONS.replace('versions: ["1.0", "2.0"]\n', ''), /needs `version` or `versions`/],
    ['both', VERSIONS.replace('kind:', 'version: "1.0"\nkind:'), /needs `version` or `versions`/],
    ['a version twice', VERSIONS.replace('"1.0", "2.0"', '"1.0", "1.0", "2.0"'), /named twice/],
    ['a version that is not there', VERSIONS.replace('"2.0": "1.1"', '"3.0": "1.1"'), /3\.0 is not among/],
    ['a version without controls', VERSIONS.replace('"1.0", "2.0"]', '"1.0", "2.0", "3.0"]'), /3\.0 has no control/],
    ['an id instead of ids', VERSIONS.replace('ids: { "1.0": "2.9" }', 'id: "2.9"'), /has `ids`/],
    ['an unquoted id', VERSIONS.replace('"1.0": "2.9"', '"1.0": 2.9'), /write it in quotes/],
  ])('%s', (_, text, message) => expect(() => parseFrameworks('house-rules', text, library)).toThrow(message))

  test('are not one framework', () => {
    expect(() => loadFramework('house-rules-1.0', VERSIONS, 'user', library)).toThrow(/one version/)
  })
})

describe('a hostile text ends at once', () => {
  const many = (part: string, times: number) => part.repeat(times)
  test.each([
    ['brackets', many('[', 1_500_000)],
    ['maps', `a: ${many('{a: ', 400_000)}`],
    ['list marks on one line', many('- ', 500_000)],
    ['key marks on one line', many('? ', 500_000)],
    ['deep lines', Array.from({ length: 1_900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['a flat list', many('- a\n', 400_000)],
    ['many keys', Array.from({ length: 120_000 }, (_, i) => `k${i}: v`).join('\n')],
    ['anchors', many('&a ', 600_000)],
    ['quotes', many('"', 1_900_000)],
  ])('%s', (_, text) => {
    const start = performance.now()
    expect(() => parseOne(ID, text, library)).toThrow(FrameworkError)
    expect(performance.now() - start).toBeLessThan(6_000)
  })
})

describe('what several controls share', () => {
  const shared = (more: string) => parseOne(ID, MAPPING.replace('controls:\n', `${more}\ncontrols:\n`), library)
  const LINKS = `links:
  - { objective: tls, strength: supports, because: a pass means no clear text, controls: ["2.1", "2.10"] }`

  test('is linked to each, but for a check that the control names itself', () => {
    const [own, other] = shared(LINKS).controls
    expect(own?.checks.map(c => [c.check, c.strength])).toEqual([
      ['s3-bucket-tls-only', 'demonstrates'],
      ['rds-instance-tls-required', 'supports'],
    ])
    expect(other?.checks.slice(-2).map(c => c.objective)).toEqual(['tls', 'tls'])
  })

  test('names controls of the file', () => {
    expect(() => shared(LINKS.replace('"2.10"', '"9"'))).toThrow(/links\.0: there is no control 9/)
  })

  test('follows from the checks that make the same test as Security Hub, with nothing written', () => {
    const file = MAPPING.replace(/ {4}(checks|anyOf|evidenceTypes):(\n {6}.*| .*)+\n/g, '')
    const text = file.replace('"2.1"', '"1.1"').replace('controls:\n', 'linkedBy: securityHub\ncontrols:\n')
    const [linked, unlinked] = parseOne(ID, text, library).controls
    expect(linked?.checks).toEqual([
      {
        check: 's3-bucket-tls-only',
        strength: 'demonstrates',
        because: 'a pass means the same as in Security Hub: Buckets take TLS only',
      },
    ])
    expect([unlinked?.checks, unlinked?.needs]).toEqual([[], expect.stringContaining('does not make yet')])
  })
})

test('what a control wants is attached where it is collected, and named where it is not', () => {
  const control = of(LINK, '    wants: [aws.kms.key, aws.backup.vault, aws.fms.policy]\n    needs: a person\n')
  expect(control?.evidenceTypes).toEqual(['aws.s3.bucket', 'aws.kms.key'])
  expect(control?.notCollected).toEqual(['aws.backup'])
  expect(control?.needs).toBe('a person; not collected yet: AWS Backup, aws.fms.policy')
  expect(control).not.toHaveProperty('wants')
})
