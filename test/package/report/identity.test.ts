import { describe, expect, it } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import type { ReportInput } from '../../../src/package/format/renderers.ts'
import { asksExternalId } from '../../../src/package/report/identity.ts'
import { renderReport } from '../../../src/package/report/index.ts'
import { PRINCIPALS } from '../make-principals.ts'
import { newSigner } from '../workbench.ts'
import { hasPoppler, pagesOf } from './poppler.ts'

async function inputOf(): Promise<ReportInput> {
  const data = makeData({ resources: 20 })
  const users = (await listOf(data.items())).find(({ type }) => type === 'aws.iam.user')
  if (!users) throw new Error('no item')
  const item = { ...users, id: `${users.id.slice(0, -4)}beef`, type: 'aws.iam.effective-access' }
  const resources = PRINCIPALS.map(one => ({ region: 'global', digest: item.digest, ...one }))
  return {
    ...{ signer: await newSigner(), files: [] },
    data: {
      ...data,
      async *items() {
        yield* data.items()
        yield item
      },
      async *resources(of) {
        yield* of.type === item.type ? resources : data.resources(of)
      },
    },
  }
}

describe.runIf(hasPoppler)('the identity chapter', () => {
  it('says who can do what, and what is not known, on two pages at most', async () => {
    const pdf = await renderReport(await inputOf())
    const pages = pagesOf(pdf)
    const own = pages.filter(
      page =>
        page.includes('Active access keys') ||
        page.includes('What is not known') ||
        page.includes('Computed from all policies'),
    )
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThanOrEqual(2)
    const text = own.join(' ')
    expect(text).toMatch(
      /Administrators: 2 User, role or assignment Through =cmd\(\) AdministratorAccess .*ops as admin in 444455556666 SetPolicy/,
    )
    expect(text).toMatch(/Perhaps administrators: NOT KNOWN: 1 .*sealed a policy was not read/)
    expect(text).toMatch(/Can become an administrator: 1 .*partner perhaps: lambda-001 PassRole/)
    expect(text).toMatch(
      /Who comes from outside: 1 .*partner 999988887777 \(account; NOT KNOWN whether of the organization\)/,
    )
    expect(text).toMatch(
      /accounts of the organization: 1 .*arn:aws:iam::444455556666:root Log archive \(444455556666\)/,
    )
    expect(text).toMatch(
      /What would stop it .*cloudtrail:DeleteTrail organization trail: 1 \(1 user or role who can erase can lift it\); more is NOT KNOWN\b.* 1 of 3/,
    )
    expect(text).toContain('NOT KNOWN: a trail was not read')
    expect(text).toMatch(/Active access keys.* NOT KNOWN, or not whole, of 1 user, role or assignment/)
    expect(text).not.toContain('NO external id')
    expect(text).toContain('asked for')
    expect(text).toMatch(/Active access keys: 1 .*AKIA1 2026-08-31 2026-09-01/)
    expect(text).toMatch(/What is not known: 3 .*iam:ListRolePolicies was denied/)
  })

  it('is left out where the package does not say', async () => {
    const input = { ...(await inputOf()), data: makeData({ resources: 20 }) }
    expect(pagesOf(await renderReport(input)).join(' ')).not.toContain('Who can do what')
  })
})

it.each([
  ['StringEquals sts:ExternalId = x', true],
  ['StringLike STS:externalid = x, y z', true],
  ['ForAnyValue:StringEquals sts:ExternalId = x', true],
  ['StringNotEquals sts:ExternalId = x', false],
  ['StringEqualsIfExists sts:ExternalId = x', false],
  ['ForAllValues:StringEquals sts:ExternalId = x', false],
  ['StringLike sts:ExternalId = *', false],
  ['StringEquals sts:ExternalId = x, ', false],
  ['StringEquals sts:ExternalId = ', false],
  ['Null sts:ExternalId = false', false],
])('%s asks for an external id: %s', (condition, asks) => expect(asksExternalId(condition)).toBe(asks))
