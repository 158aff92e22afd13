import { describe, expect, it } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { type OwnerStatement, ownerStatement, statedPeriod } from '../../../src/package/format/owner-statement.ts'
import { renderReport } from '../../../src/package/report/index.ts'
import {
  notApplicable,
  scopeNote,
  statedOf,
  statementView,
  supersededText,
} from '../../../src/package/report/stated.ts'
import { buildView } from '../../../src/package/report/view.ts'
import { makePackage, newSigner } from '../workbench.ts'
import { hasPoppler, pagesOf } from './poppler.ts'

const STATED = {
  entity: 'Northwind Pay GmbH',
  system: 'Card payments',
  preparedBy: 'Ana Example',
  contact: 'audit@northwind.example',
  soc2Categories: ['security'],
  pci: { role: 'merchant', accounts: ['111122223333'] },
  premises: false,
  notApplicable: [{ control: 'soc2-2017/CC6.4', reason: 'No offices.', statedBy: 'Bo Example' }],
} satisfies OwnerStatement

describe('what the owner states', () => {
  it('is refused where it is not what it should be', () => {
    const refused = (value: unknown) => ownerStatement.safeParse(value).success
    expect(refused({})).toBe(true)
    for (const bad of [
      { entitty: 'X' },
      { auditPeriod: { from: '2026-12-31', to: '2026-01-01', statedBy: 'X' } },
      { auditPeriod: { from: '2026-13-01', to: '2026-14-01', statedBy: 'X' } },
      { pci: { accounts: ['12'] } },
      { soc2Categories: ['safety'] },
      { notApplicable: [{ control: 'CC6.4', reason: 'X', statedBy: 'X' }] },
    ])
      expect([bad, refused(bad)]).toEqual([bad, false])
  })

  it('is a period of whole days', () => {
    const auditPeriod = { from: '2026-01-01', to: '2026-12-31', statedBy: 'Bo' }
    expect(statedPeriod({ auditPeriod })).toEqual({
      ...{ from: '2026-01-01T00:00:00Z', to: '2026-12-31T23:59:59Z', statedBy: 'Bo' },
    })
    expect(statedPeriod({})).toBeNull()
  })

  it('stands beside a control and changes no status', async () => {
    const signer = await newSigner()
    const [plain, stated] = await Promise.all(
      [undefined, STATED].map(statement => buildView({ data: { ...makeData(), statement }, signer, files: [] })),
    )
    const statuses = (view = plain) => view?.frameworks.flatMap(({ controls }) => controls.map(({ status }) => status))
    expect(statuses(stated)).toEqual(statuses(plain))
    const control = stated?.frameworks.flatMap(({ controls }) => controls).find(({ id }) => id === 'CC6.4')
    expect(control?.notApplicable).toBe('As stated by Bo Example: No offices.')
  })

  it('says of conditional controls what is stated and what is not', () => {
    const of = (appliesTo: string, statement?: OwnerStatement) => statedOf({ appliesTo }, statement)
    expect(of('service-provider')).toBe('Applies to: service provider; role: not stated.')
    expect(of('service-provider', { pci: { role: 'service-provider' } })).toBe(
      'Applies to: service provider; the owner states that it is a service provider.',
    )
    expect(of('privacy')).toBe('Part of the category privacy alone; categories: not stated.')
    expect(of('issuer', STATED)).toMatch(/not stated whether that is so here/)
    expect(statedOf({ ownPart: ['premises', 'media'] }, STATED)).toBe(
      'The owner states that no premises of its own are in scope.',
    )
    expect(scopeNote({ framework: 'PCI DSS' }, STATED)).toMatch(/as the owner states it: accounts 111122223333\./)
    expect(scopeNote({ framework: 'SOC 2' }, STATED)).toBeNull()
  })

  it('leaves out what is for another role or category alone, and says who states so', () => {
    const of = (appliesTo: string, statement?: OwnerStatement) =>
      notApplicable({ id: 'x-1' }, { id: '1', appliesTo }, statement)
    expect(of('service-provider', STATED)).toBe(
      'As stated by Ana Example: the entity is a merchant; this applies to a service provider alone.',
    )
    expect(of('privacy', STATED)).toBe(
      'As stated by Ana Example: the categories are security; this is part of privacy alone.',
    )
    expect(of('privacy', { soc2Categories: ['privacy'] })).toBeNull()
    for (const appliesTo of ['service-provider', 'privacy', 'issuer']) expect(of(appliesTo)).toBeNull()
    expect(of('issuer', STATED)).toBeNull()
    expect(of('service-provider', { pci: { role: 'service-provider' } })).toBeNull()
    expect(supersededText({ supersededBy: { control: '6.4.2', since: '2025-03-31' } })).toBe(
      'By 6.4.2 since 2025-03-31: see there.',
    )
  })

  it('takes the entity from the certificate where it is not stated, and says so', () => {
    expect(statementView({}, null)).toBeNull()
    expect(statementView({}, 'Acme')?.entity).toBe('Acme (as the signing certificate names it; not stated otherwise)')
    expect(statementView({ statement: STATED }, 'Acme')?.entity).toBe('Northwind Pay GmbH')
  })

  it('is in the manifest, which verifies; without it there is no such member', async () => {
    const auditPeriod = { from: '2026-01-01T00:00:00Z', to: '2026-12-31T23:59:59Z', statedBy: 'Bo' }
    const { manifest } = await makePackage({ ...makeData(), statement: STATED, auditPeriod })
    expect(manifest).toMatchObject({ statement: STATED, auditPeriod })
    expect((await makePackage(makeData())).manifest).not.toHaveProperty('statement')
  })

  it.runIf(hasPoppler)('is on the cover and on a page to sign, “not stated” where it is not', async () => {
    const pagesWith = async (statement?: OwnerStatement) =>
      pagesOf(await renderReport({ data: { ...makeData(), statement }, signer: await newSigner(), files: [] }))
    const [cover = '', ...pages] = await pagesWith(STATED)
    expect(cover).toContain('Audited entity Northwind Pay GmbH System Card payments Prepared by Ana Example')
    const page = pages.find(text => text.includes('To be signed by the preparer')) ?? ''
    expect(page).toContain('PCI DSS role merchant PCI DSS scope accounts 111122223333')
    expect(page).toContain('soc2-2017/CC6.4')
    const without = await pagesWith()
    expect(without[0]).toContain('Audited entity not stated System not stated')
    expect(without.join(' ')).not.toMatch(/not declared/)
  })
})
