import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import type { ListCall, TypeOfConnector } from '../../connectors/kit/index.ts'
import type { EvidenceItem } from '../../src/evidence/item.ts'
import { answered, refused } from '../kit/aws-wire/answer.ts'
import { type AnyCall, type Change, callsOf, madeUpAws, setAt, tokensOf } from '../kit/aws-wire/readings.ts'

const types = connectors.flatMap(connector => connector.types)

/** Changes the answers of one call. */
const only =
  (call: AnyCall, change: Change): Change =>
  (request, whole) =>
    whole.call === call ? change(request, whole) : undefined

const gapsOf = (item: EvidenceItem) => [
  ...(item.population.gap ? [item.population.gap] : []),
  ...item.resources.flatMap(resource => resource.gaps),
]

/** Operations that are asked only where AWS refuses another one: whose it is to ask that. */
function onRefusal({ type }: TypeOfConnector): readonly string[] {
  if (type.id === 'aws.guardduty.detector') return ['DescribeOrganization', 'ListOrganizationAdminAccounts']
  if (type.id === 'aws.securityhub.hub')
    return ['DescribeOrganization', 'GetAdministratorAccount', 'ListOrganizationAdminAccounts']
  return type.id === 'aws.organizations.organization' ? [] : ['DescribeOrganization']
}

/** Asked beside the list: without it the population is not reconciled, but no less read. */
const isBeside = (of: TypeOfConnector, call: AnyCall) =>
  (call.operation === 'GetAccountSummary' && of.type.id !== 'aws.iam.account') ||
  // A report that is there is read whoever made it; the list of users only says which of its rows are of the past.
  (call.operation !== 'GetCredentialReport' && of.type.id === 'aws.iam.credential-report')

const isList = (call: AnyCall): call is ListCall => call.kind === 'list'

describe.each(types.map(of => [of.type.id, of] as const))('%s, from answers made of the SDK’s shapes', (_, of) => {
  let aws: Awaited<ReturnType<typeof madeUpAws>>
  let calls: AnyCall[]
  beforeAll(async () => {
    aws = await madeUpAws()
    calls = await callsOf(of)
  })
  afterAll(() => aws?.stop())

  /** In whatever way a call fails: the numbers add up, and nothing that was listed is lost. */
  async function read(change?: Change): Promise<EvidenceItem> {
    const item = await aws.collect(of, change)
    const { listed, collected, gaps, complete, gap } = item.population
    expect(listed).toBe(collected + gaps)
    expect(item.resources).toHaveLength(collected)
    expect(complete).toBe(gap === null)
    if (gaps > 0) expect(complete).toBe(false)
    return item
  }

  test('is read whole, by every call it declares', async () => {
    const item = await read()
    expect(item.population).toMatchObject({ complete: true, gaps: 0, fieldGaps: 0 })
    expect(item.population.collected).toBeGreaterThan(0)
    const unasked = calls.map(call => call.operation).filter(operation => !aws.asked.has(operation))
    // Asked only where the list does not say the bucket's region.
    const location = of.type.id === 'aws.s3.bucket' ? ['GetBucketLocation'] : []
    expect(unasked.filter(operation => !onRefusal(of).includes(operation))).toEqual(location)
  })

  test.each([
    ['AccessDeniedException', 400, 'denied'],
    ['ThrottlingException', 400, 'throttled'],
    ['InternalFailure', 500, 'failed'],
  ] as const)('says which call met %s', async (code, status, reason) => {
    for (const call of calls) {
      const item = await read(only(call, (_, { operation }) => refused(operation, code, status)))
      if (!aws.asked.has(call.operation)) continue
      if (isBeside(of, call)) {
        expect(item.population).toMatchObject({ basis: 'paginated', reconciled: [] })
        continue
      }
      expect(gapsOf(item), call.operation).toContainEqual(
        expect.objectContaining({ action: call.actions.join(' ') || expect.any(String), reason }),
      )
    }
  })

  test('takes what AWS calls absent for absent, and gone for gone', async () => {
    for (const call of calls) {
      for (const name of call.absent) {
        const item = await read(only(call, (_, { operation }) => refused(operation, name)))
        expect(gapsOf(item), `${call.operation} ${name}`).toEqual([])
      }
      for (const name of call.gone) {
        const item = await read(only(call, (_, { operation }) => refused(operation, name)))
        if (!aws.asked.has(call.operation)) continue
        // A member of which other calls told something was there: what says otherwise is a field that was not read.
        const gaps = gapsOf(item)
        for (const gap of gaps)
          expect(gap, `${call.operation} ${name}`).toMatchObject({ reason: 'failed', detail: name })
        const rule = 'deleted while it was being read'
        const gone = gaps.length === 0 ? [{ rule, count: expect.any(Number) }] : []
        expect(item.population.excluded, `${call.operation} ${name}`).toEqual(gone)
      }
    }
  })

  test('reads an empty answer without a crash', async () => {
    for (const call of calls) {
      const item = await read(only(call, (_, { operation }) => answered(operation, {})))
      for (const { detail } of gapsOf(item))
        expect(detail).toMatch(
          /^(EmptyAnswer|MemberWithoutId|NotAnswered|CredentialReportUnreadable|CountDiffers: .*)$/,
        )
    }
  })

  test('ends where a token comes again, and says so', async () => {
    for (const call of calls
      .filter(isList)
      .filter(call => call.token && !call.token.limit && !onRefusal(of).includes(call.operation))) {
      const again: Change = (_, { operation, value }) => {
        const page = { ...value(), ...answerOfTokens(call) }
        // AWS has a flag beside some tokens: whether there is more.
        for (const path of tokensOf(call, page))
          setAt(page, path, /truncated/i.test(path.at(-1) ?? '') ? true : 'again')
        return answered(operation, page)
      }
      const item = await read(only(call, again))
      if (!aws.asked.has(call.operation) || isBeside(of, call)) continue
      expect(gapsOf(item), call.operation).toContainEqual(expect.objectContaining({ detail: 'PagesRepeat' }))
    }
  })

  test('says members that AWS lists without their identity, beside those that have it', async () => {
    for (const call of calls
      .filter(isList)
      .filter(call => call.id.length > 0 && !onRefusal(of).includes(call.operation))) {
      for (const key of call.id) {
        const nameless: Change = (_, { operation, value }) => {
          const page = value()
          for (const member of call.items(page as never) ?? []) delete (member as Record<string, unknown>)[key]
          return answered(operation, page)
        }
        const item = await read(only(call, nameless))
        if (!aws.asked.has(call.operation) || isBeside(of, call)) continue
        expect(gapsOf(item), `${call.operation} ${key}`).toContainEqual(
          expect.objectContaining({ action: call.actions.join(' '), detail: 'MemberWithoutId' }),
        )
      }
    }
  })
})

/** Of a page that has every token: reading `Truncated` decides whether the token is looked at. */
const answerOfTokens = (call: ListCall) => ({ Truncated: true, [call.token?.input ?? '']: 'again' })
