import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mappingJsonSchema } from '../../src/frameworks/schema.ts'
import { frameworks, loaded, MAPPINGS, referenceOf } from './files.ts'

const schemaText = readFileSync(join(MAPPINGS, 'schema.json'), 'utf8')

test('schema.json is what the code validates with', () => {
  expect(JSON.parse(schemaText)).toEqual(mappingJsonSchema())
})

test('the built-in frameworks', () => {
  expect(frameworks.map(f => f.id)).toEqual([
    'cis-aws-foundations-3.0.0',
    'cis-aws-foundations-4.0.1',
    'cis-aws-foundations-5.0.0',
    'cis-aws-foundations-6.0.0',
    'cis-aws-foundations-7.0.0',
    'pci-dss-4.0.1',
    'soc2-2017',
  ])
  expect(new Set(loaded.map(l => l.sha256)).size).toBe(7)
})

describe.each(frameworks.map(f => [f.id, f] as const))('%s', (id, framework) => {
  test('satisfies the schema that editors use', () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(schemaText))
    validate(parse(readFileSync(join(MAPPINGS, `${id}.yaml`), 'utf8')))
    expect(validate.errors ?? []).toEqual([])
  })

  test('has every control of the reference, in its order', () => {
    expect(framework.controls.map(c => c.id)).toEqual(Object.keys(referenceOf(id)))
  })

  test('quotes every id and version, so that YAML keeps 2.10 apart from 2.1', () => {
    const text = readFileSync(join(MAPPINGS, `${id}.yaml`), 'utf8')
    expect(text.match(/^ {2}- id: (?!"[^"]+"$).*$/gm)).toBeNull()
    expect(text).toMatch(/^version: "/m)
  })

  test('each control has checks, or evidence and what else it needs, or says what it needs', () => {
    for (const c of framework.controls) {
      if (c.checks.length === 0 || c.evidence !== 'full') expect(c.needs, c.id).toMatch(/\w{3}/)
      for (const check of c.checks) expect(check.because, `${c.id} ${check.check}`).toMatch(/\w+ \w+/)
    }
  })

  test('what the provider answers for says where to get it', () => {
    for (const c of framework.controls.filter(c => c.responsibility === 'provider')) {
      expect(c, c.id).toMatchObject({ evidence: 'none', checks: [], needs: expect.stringContaining('AWS Artifact') })
    }
  })

  test('needs and limits are clauses, not sentences', () => {
    for (const c of framework.controls) {
      for (const text of [c.needs, c.limits]) if (text) expect(text, c.id).not.toMatch(/\.$/)
    }
  })
})

test('PCI DSS and SOC 2 name the controls that AWS answers for', () => {
  const provider = frameworks.flatMap(f => f.controls.filter(c => c.responsibility === 'provider').map(c => c.id))
  expect(provider.join(' ')).toBe('9.2.1 9.2.1.1 9.2.2 9.2.3 9.2.4 9.3.1 9.3.1.1 9.3.2 9.3.3 9.3.4 9.4.1 9.4.7 CC6.4')
})

/** Where one failing check alone shows that an outcome was missed; each is a decision, so the list stands here. */
test('criteria are decided by tests only where we say so', () => {
  const decided = frameworks
    .filter(f => f.kind === 'criteria')
    .flatMap(f =>
      f.controls.flatMap(c =>
        c.checks.filter(k => k.strength === 'demonstrates').map(k => `${f.id} ${c.id} ${k.check}`),
      ),
    )
  expect(decided).toEqual([
    'pci-dss-4.0.1 8.4.1 iam-root-mfa-enabled',
    'pci-dss-4.0.1 8.4.2 iam-user-console-mfa-enabled',
    'pci-dss-4.0.1 8.4.2 iam-root-mfa-enabled',
  ])
})

describe('the versions of the CIS benchmark', () => {
  const cis = frameworks.filter(f => f.id.startsWith('cis-'))
  const byTitle = Map.groupBy(
    cis.flatMap(f => f.controls.map(control => ({ framework: f.id, control }))),
    entry => entry.control.title,
  )

  test('a title names one control of a version', () => {
    for (const [title, entries] of byTitle)
      expect(new Set(entries.map(e => e.framework)).size, title).toBe(entries.length)
  })

  test('say the same about the same control, but for its number, level and kind of assessment', () => {
    for (const [title, entries] of byTitle) {
      for (const group of Map.groupBy(entries, e => e.control.assessment).values()) {
        const bare = group.map(({ control: { id, level, ...rest } }) => rest)
        for (const other of bare) expect(other, title).toEqual(bare[0])
      }
    }
  })

  test('where the assessment is manual, a failing test decides only where the setting alone is the control', () => {
    for (const f of cis) {
      for (const c of f.controls.filter(c => c.checks.some(k => k.check.startsWith('cloudwatch-alarm-')))) {
        const strength = c.assessment === 'automated' ? 'demonstrates' : 'supports'
        expect(
          c.checks.map(k => k.strength),
          `${f.id} ${c.id}`,
        ).toEqual([strength])
      }
    }
  })
})
