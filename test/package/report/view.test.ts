import { beforeAll, describe, expect, it } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import { CAPS } from '../../../src/package/report/caps.ts'
import { buildView } from '../../../src/package/report/view.ts'
import { writeDocument } from '../../../templates/report/document.ts'
import { populationText } from '../../../templates/report/population.ts'
import type { ReportView } from '../../../templates/report/view.ts'
import { newSigner } from '../workbench.ts'

const LISTS = { items: 0, incomplete: 0, reconciled: 0, unlisted: 0 }
const NONE = { ...LISTS, listed: 0, collected: 0, members: 0, fields: 0, excluded: 0 }

const viewOf = async (resources: number): Promise<ReportView> =>
  buildView({ data: makeData({ resources }), signer: await newSigner(), files: [] })

describe('the view of a small account', () => {
  let view: ReportView
  beforeAll(async () => {
    view = await viewOf(200)
  })

  it('samples the passing findings with the smallest ids', async () => {
    const findings = await listOf(makeData({ resources: 200 }).findings())
    const passing = findings.filter(({ check, status }) => check === 'ec2-instance-imdsv2' && status === 'pass')
    const smallest = passing.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, CAPS.passing)
    const shown = view.tests.find(({ id }) => id === 'ec2-instance-imdsv2')?.passing
    expect(shown?.map(({ resource }) => resource)).toEqual(smallest.map(({ resource }) => resource))
  })

  it('names resources, not only their ARNs', () => {
    const rows = view.tests.flatMap(({ failing, unknown }) => [...failing, ...unknown])
    const named = rows.filter(({ resource }) => !resource.endsWith(':root'))
    expect(named.length).toBeGreaterThan(20)
    for (const { name } of named) expect(name).toEqual(expect.any(String))
  })

  it('adds every unread setting up, by action', () => {
    const fields = view.gaps.filter(({ what }) => what === 'field').reduce((sum, { count }) => sum + count, 0)
    expect(fields).toBe(view.gapCounts.fields)
    const members = view.gaps.filter(({ what }) => what === 'member').reduce((sum, { count }) => sum + count, 0)
    expect(members).toBe(view.gapCounts.members)
  })

  it('gives a test the population of the lists it judges', () => {
    const rds = view.populations.find(({ type }) => type === 'aws.rds.instance')
    const { population } = view.tests.find(({ id }) => id === 'rds-instance-private') ?? {}
    expect(population).toMatchObject({ items: rds?.items, listed: rds?.listed, incomplete: 1, reconciled: 0 })
  })

  it('never calls complete what was not collected', () => {
    const none = { ...NONE, refused: 0 }
    expect(populationText(none)).not.toContain('complete')
    const some = { ...none, items: 3, listed: 5, collected: 5 }
    expect(populationText(some)).toMatch(/complete as listed$/)
    expect(populationText({ ...some, reconciled: 1 })).toMatch(
      /complete as listed, 1 of 3 lists reconciled with a second count$/,
    )
    expect(populationText({ ...some, reconciled: 3 })).toMatch(/complete, reconciled with a second count$/)
    expect(populationText({ ...some, reconciled: 2, incomplete: 1 })).toMatch(/1 list of 3 NOT complete$/)
    expect(populationText({ ...some, unlisted: 3 })).toMatch(/; judged in another account or empty by definition$/)
    expect(populationText({ ...some, unlisted: 1 })).toMatch(
      /complete as listed; 1 of 3 judged in another account or empty/,
    )
    expect(populationText({ ...some, refused: 1 })).toMatch(
      /; 1 region of the scope REFUSED, of which nothing is known$/,
    )
    expect(populationText({ ...none, refused: 2 })).toMatch(/^no evidence was collected; 2 regions .* REFUSED/)
  })

  it('counts a region that refused with every list of regions, and with no other', () => {
    const refused = (id: string) => view.tests.find(test => test.id === id)?.population.refused
    expect([refused('rds-instance-private'), refused('iam-user-mfa-enabled')]).toEqual([1, 0])
    const types = view.populations.map(({ type, refused: regions }) => [type, regions])
    expect(types).toContainEqual(['aws.ec2.instance', 1])
    expect(types).toContainEqual(['aws.s3.bucket', 0])
  })

  it('gives a control the population of its evidence', () => {
    const control = view.frameworks[0]?.controls.find(({ id }) => id === '2.2.3')
    const rds = view.populations.find(({ type }) => type === 'aws.rds.instance')
    expect(control?.population).toMatchObject({ listed: rds?.listed, collected: rds?.collected, incomplete: 1 })
    expect(control?.tests[0]?.tally).toEqual(view.tests.find(({ id }) => id === 'rds-instance-private')?.tally)
  })
})

describe('the view of a large account', () => {
  it('shows capped rows with whole totals, on as many pages', async () => {
    const [some, many] = [await viewOf(1_500), await viewOf(6_000)]
    for (const test of many.tests) {
      expect(test.failing.length).toBeLessThanOrEqual(CAPS.failing)
      expect(test.unknown.length).toBeLessThanOrEqual(CAPS.unknown)
    }
    const imds = many.tests.find(({ id }) => id === 'ec2-instance-imdsv2')
    expect(imds?.tally.fail).toBeGreaterThan(200)
    expect(many.counts.resources).toBeGreaterThan(5_500)
    const [few, more] = [await writeDocument(some), await writeDocument(many)]
    expect(more.pages - few.pages).toBeLessThanOrEqual(2)
    expect(more.pages).toBeLessThan(45)
    expect(JSON.stringify(many).length).toBeLessThan(JSON.stringify(some).length * 1.2)
  })
})
