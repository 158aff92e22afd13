import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { byDefault, judgedChecks } from '../../src/frameworks/framework.ts'
import { mappingJsonSchema } from '../../src/frameworks/schema.ts'
import { frameworks, loaded, MAPPINGS, mappingFiles, referenceOf, written } from './files.ts'

const schemaText = readFileSync(join(MAPPINGS, 'schema.json'), 'utf8')

test('schema.json is what the code validates with', () => {
  expect(JSON.parse(schemaText)).toEqual(mappingJsonSchema())
})

test.each(['objectives', 'not-collected'])('%s.yaml satisfies the schema that editors use', name => {
  const read = (file: string) => readFileSync(join(MAPPINGS, file), 'utf8')
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(read(`${name}.schema.json`)))
  validate(parse(read(`${name}.yaml`)))
  expect(validate.errors ?? []).toEqual([])
  expect(validate({ [name]: [] })).toBe(false)
  expect(read(`${name}.yaml`)).toContain(`$schema=./${name}.schema.json`)
})

test('the built-in frameworks', () => {
  expect(frameworks.map(f => f.id)).toEqual([
    'aws-fsbp-1.0.0',
    'cis-aws-foundations-3.0.0',
    'cis-aws-foundations-4.0.1',
    'cis-aws-foundations-5.0.0',
    'cis-aws-foundations-6.0.0',
    'cis-aws-foundations-7.0.0',
    'dora-2022',
    'fedramp-20x-ksi-2026.07.14',
    'hipaa-security-rule-2013',
    'iso-27001-2022',
    'nis2-2022',
    'nist-800-53-r5',
    'nist-csf-2.0',
    'pci-dss-4.0.1',
    'soc2-2017',
  ])
  expect(new Set(loaded.map(l => l.sha256)).size).toBe(frameworks.length)
})

test('a run without a choice judges CIS, PCI DSS and SOC 2', () => {
  const usual = byDefault(loaded).map(({ framework }) => framework.id)
  expect(usual).toEqual(frameworks.map(f => f.id).filter(id => /^(cis|pci|soc2)-/.test(id)))
})

describe.each(mappingFiles)('%s', (name, text) => {
  test('satisfies the schema that editors use', () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(schemaText))
    validate(written(name, text))
    expect(validate.errors ?? []).toEqual([])
  })
})

describe.each(mappingFiles.filter(([name]) => name.endsWith('.yaml')))('%s', (_name, text) => {
  test('quotes every id and version, so that YAML keeps 2.10 apart from 2.1', () => {
    expect(text.match(/^ {2}- id: (?!"[^"]+"$).*$/gm)).toBeNull()
    expect(text.match(/^ {2}- ids: (?!\{ ("[^"]+": "[^"]+"(, )?)+ \}$).*$/gm)).toBeNull()
    expect(text).toMatch(/^version: "|^versions: \["/m)
  })
})

describe.each(frameworks.map(f => [f.id, f] as const))('%s', (id, framework) => {
  test('has every control of the reference, in its order', () => {
    expect(framework.controls.map(c => c.id)).toEqual(Object.keys(referenceOf(id)))
  })

  test('each control has checks, or evidence and what else it needs, or says what it needs', () => {
    for (const c of framework.controls)
      if (judgedChecks(c).length === 0 || c.evidence !== 'full') expect(c.needs, c.id).toMatch(/\w{3}/)
  })

  test('needs and limits are clauses, not sentences', () => {
    for (const c of framework.controls) {
      for (const text of [c.needs, c.limits]) if (text) expect(text, c.id).not.toMatch(/\.$/)
    }
  })
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
