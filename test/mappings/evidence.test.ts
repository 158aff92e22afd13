import { describe, expect, test } from 'vitest'
import { evidenceTypes } from '../../connectors/index.ts'
import { judgedChecks } from '../../src/frameworks/framework.ts'
import { frameworks, mappingFiles, shared, written } from './files.ts'

const types = evidenceTypes.map(type => type.id)
const controls = frameworks.flatMap(framework => framework.controls.map(control => ({ framework, control })))
const nameOf = ({ framework, control }: (typeof controls)[number]) => `${framework.id} ${control.id}`

describe('"full" is what is collected', () => {
  test('of a criterion only where nothing limits it and nothing else is needed', () => {
    const claimed = controls.filter(c => c.framework.kind === 'criteria' && c.control.evidence === 'full')
    expect(claimed.filter(({ control }) => control.limits || control.needs).map(nameOf)).toEqual([])
  })

  test('of a criterion that is not shown in full, no assessment by tests is claimed', () => {
    const claimed = controls.filter(c => c.framework.kind === 'criteria' && c.control.assessment === 'automated')
    expect(claimed.filter(({ control }) => control.evidence !== 'full').map(nameOf)).toEqual([])
  })

  test('where tests look at it, they need nothing else and nothing is left to be collected', () => {
    const tested = controls.filter(c => c.control.evidence === 'full' && judgedChecks(c.control).length > 0)
    expect(tested.filter(({ control }) => control.needs || control.notCollected).map(nameOf)).toEqual([])
  })
})

describe('what is not collected', () => {
  const all = [...shared.notCollected.values()]

  test('is not collected: a connector that brings it ends the entry', () => {
    const isThere = (id: string) => types.some(type => type === id || type.startsWith(`${id}.`))
    const stale = all.filter(({ id, also = [] }) => [id, ...also].some(isThere))
    expect(stale.map(({ id }) => id)).toEqual([])
  })

  test('is named by no built-in mapping once it is', () => {
    for (const [name, text] of mappingFiles) {
      const { controls: own } = written(name, text) as { controls: { notCollected?: string[] }[] }
      const named = own.flatMap(control => control.notCollected ?? [])
      expect(
        named.filter(id => types.some(type => type === id || type.startsWith(`${id}.`))),
        name,
      ).toEqual([])
    }
  })

  test('is named by a control', () => {
    const named = new Set(controls.flatMap(({ control }) => control.notCollected ?? []))
    expect(all.map(({ id }) => id).filter(id => !named.has(id))).toEqual([])
  })

  test('is named as data alone, so that a text cannot outlive the truth', () => {
    for (const [name, text] of mappingFiles) {
      const { controls: own } = written(name, text) as { controls: { needs?: string; limits?: string }[] }
      for (const { needs = '', limits = '' } of own)
        expect(`${needs} ${limits}`, name).not.toMatch(/(not|never) (yet )?collect|collected yet|does not collect/i)
    }
  })

  test('stands in words in what a control needs or in its limits', () => {
    for (const { control } of controls.filter(c => c.control.notCollected)) {
      const words = control.notCollected?.map(id => shared.notCollected.get(id)?.words).join(', ')
      expect(`${control.needs ?? ''} ${control.limits ?? ''}`, control.id).toContain(`not collected yet: ${words}`)
    }
  })
})

test('a setting that is collected is not called missing: who must change a password', () => {
  const control = frameworks.find(f => f.id === 'pci-dss-4.0.1')?.controls.find(c => c.id === '8.3.5')
  expect(control?.evidenceTypes).toContain('aws.iam.user')
  expect(control?.needs).toContain('PasswordResetRequired')
})

test('nothing is inherited while something of the owner’s own may be left', () => {
  const own = controls.filter(c => c.control.ownPart)
  expect(own.map(({ control }) => control.id).join(' ')).toBe(
    '9.2.1 9.2.1.1 9.2.2 9.2.3 9.2.4 9.3.1 9.3.1.1 9.3.2 9.3.3 9.3.4 9.4.1 9.4.7 CC6.4',
  )
  for (const { control } of own)
    expect(control, control.id).toMatchObject({
      responsibility: 'shared',
      evidence: 'none',
      needs: expect.stringMatching(/owner's own.*; AWS part: .* AWS Artifact/),
    })
  expect(controls.filter(c => c.control.responsibility === 'provider').map(nameOf)).toEqual([])
})

test('superseded requirements say so and are judged under the new one', () => {
  const old = controls.filter(c => c.control.supersededBy)
  expect(old.map(c => [nameOf(c), c.control.supersededBy, judgedChecks(c.control)])).toEqual([
    ['pci-dss-4.0.1 6.4.1', { control: '6.4.2', since: '2025-03-31' }, []],
    ['pci-dss-4.0.1 10.7.1', { control: '10.7.2', since: '2025-03-31' }, []],
  ])
  for (const { framework, control } of old) {
    expect(control.limits).toContain(`superseded by ${control.supersededBy?.control} since 2025-03-31`)
    expect(framework.controls.map(c => c.id)).toContain(control.supersededBy?.control)
  }
})

test('requirements that hold for some only say for whom, as data', () => {
  const counts = Map.groupBy(
    controls.flatMap(({ framework, control }) => (control.appliesTo ? [`${framework.id} ${control.appliesTo}`] : [])),
    who => who,
  )
  expect(Object.fromEntries([...counts].map(([who, all]) => [who, all.length]))).toEqual({
    'pci-dss-4.0.1 service-provider': 16,
    'pci-dss-4.0.1 issuer': 1,
    'pci-dss-4.0.1 multi-tenant-service-provider': 7,
    'pci-dss-4.0.1 early-tls-terminals': 3,
    'pci-dss-4.0.1 designated-entity': 20,
    'soc2-2017 availability': 3,
    'soc2-2017 confidentiality': 2,
    'soc2-2017 processing-integrity': 5,
    'soc2-2017 privacy': 18,
  })
})
