import { z } from 'zod'
import type { Coverage, Outcome } from '../../evidence/coverage.ts'
import { addsUp } from '../../evidence/organization-reach.ts'
import { evidenceScope, MANIFEST } from '../format/layout.ts'
import type { Manifest } from '../format/manifest.ts'
import type { Tally } from '../format/tally.ts'
import { type Failures, shown } from './error.ts'

const names = z.array(z.string())
const reachShape = z.looseObject({
  declared: z.boolean(),
  complete: z.boolean(),
  count: z.number(),
  read: z.number(),
  agrees: z.boolean(),
  refused: names,
  missing: names,
  undecided: names,
  notAsked: z.number(),
  problem: z.looseObject({}).nullable(),
})
const accountShape = z.looseObject({
  account: z.string(),
  principal: z.string().nullable(),
  regions: z.looseObject({
    asked: names,
    all: z.boolean().optional(),
    reached: names,
    refused: z.array(z.looseObject({ region: z.string() })),
    disabled: names,
    notAsked: names,
    counted: z.looseObject({ enabled: z.number(), read: z.number(), agrees: z.boolean() }).optional(),
  }),
  listGap: z.looseObject({}).nullable(),
  organization: reachShape.optional(),
})
type Account = z.infer<typeof accountShape>

/** Missing items that are named one by one. */
const MOST_NAMED = 20

/**
 * How much was read, as the manifest states it, held against its scope and the items. That the scope is all there is to ask of
 * the account (`coverage.scope`) does not follow from a package.
 */
export function checkCoverage(manifest: Manifest, tally: Tally, failures: Failures): void {
  const { outcome, coverage } = manifest
  if (outcome === undefined && coverage === undefined) return
  const disagree = (what: string) =>
    failures.add('COVERAGE_MISMATCH', MANIFEST, `The manifest states ${what} than its scope and the evidence show.`)
  const { data: accounts } = z.array(accountShape).safeParse(manifest.scope.accounts)
  if (!accounts || outcome === undefined || coverage === undefined) {
    disagree('less of the scope and the outcome')
    return
  }
  if (!accounts.every(isWhole)) disagree('other regions asked for, reached, refused and disabled')
  if (!accounts.every(countsRegions)) disagree('another count of enabled regions')
  if (!accounts.every(({ organization }) => organization === undefined || addsUp(organization)))
    disagree('another count of the accounts of the organization')
  if (!countsTargets(coverage.targets, accounts)) disagree('another number of targets')
  const follows = outcomeOf(accounts, coverage, tally)
  if (outcome !== follows) disagree(`another outcome (${outcome}, not ${follows})`)
  const missing = missingItems(accounts, manifest, coverage)
  for (const item of missing.slice(0, MOST_NAMED))
    failures.add(
      'EVIDENCE_MISSING',
      MANIFEST,
      `There is no evidence item of ${shown(item)}, although it was asked for.`,
    )
  if (missing.length > MOST_NAMED)
    failures.add('EVIDENCE_MISSING', MANIFEST, `${missing.length - MOST_NAMED} more evidence items are missing.`)
}

const refusedOf = ({ regions }: Account): string[] => regions.refused.map(({ region }) => region)

/** Regions asked = reached + refused + disabled; where all were asked for, none is left. */
function isWhole(account: Account): boolean {
  const { asked, reached, disabled, all, notAsked } = account.regions
  const parts = [reached, refusedOf(account), disabled].flatMap(list => [...new Set(list)])
  const whole = new Set(asked)
  const same = parts.length === whole.size && new Set(parts).size === whole.size && parts.every(one => whole.has(one))
  return same && notAsked.every(region => !whole.has(region)) && !(all && notAsked.length > 0)
}

/** A region that was read and then not enabled any more is not counted: there may be fewer than were asked for. */
function countsRegions({ regions, listGap }: Account): boolean {
  const { counted, asked, reached, notAsked } = regions
  if (!counted) return true
  const { enabled, read, agrees } = counted
  const known = new Set([...asked, ...notAsked]).size
  return (
    listGap === null && read <= reached.length && read <= enabled && enabled <= known && agrees === (read === enabled)
  )
}

/** A target for each account and one for each of its regions, but where no type of regions was asked for. */
function countsTargets({ done, refused, disabled }: Coverage['targets'], accounts: readonly Account[]): boolean {
  const sum = (of: (account: Account) => readonly string[]) =>
    accounts.reduce((total, account) => total + new Set(of(account)).size, 0)
  const all = done + refused + disabled
  const [reached, notLetIn] = [sum(({ regions }) => regions.reached), sum(refusedOf)]
  if (all === accounts.length) {
    // An account that was not entered may have no regions: which it has was never learnt.
    const unknown = accounts.some(({ regions }) => regions.asked.length === 0)
    return disabled === 0 && (notLetIn > 0 ? refused > 0 : refused === 0 || unknown)
  }
  const ofRegions = all === accounts.length + sum(({ regions }) => regions.asked)
  return ofRegions && disabled === sum(({ regions }) => regions.disabled) && done >= reached && refused >= notLetIn
}

/** What came of it, by the rule that the service follows. */
function outcomeOf(accounts: readonly Account[], { targets }: Coverage, { items, gaps }: Tally): Outcome {
  if (gaps.lists === items) return 'nothing_read'
  const entered = accounts.every(({ listGap, principal }) => listGap === null && principal !== null)
  const refused = targets.refused > 0 || accounts.some(account => refusedOf(account).length > 0)
  const whole = gaps.lists === 0 && gaps.members === 0 && gaps.fields === 0
  return whole && entered && !refused ? 'complete' : 'partial'
}

/** What was reached has an item of each type: one of the account as a whole, or one of each region. */
function missingItems(accounts: readonly Account[], { scope, items }: Manifest, { targets }: Coverage): string[] {
  const places = items.flatMap(({ path }) => evidenceScope(path) ?? [])
  const there = new Set(places.map(({ account, region, type }) => `${account} ${region} ${type}`))
  const ofRegions = new Set(places.filter(({ region }) => region !== 'global').map(({ type }) => type))
  const reached = accounts.reduce((sum, { regions }) => sum + regions.reached.length, 0)
  const entered = targets.done >= reached + accounts.length || targets.refused === 0
  const ofAccounts = targets.done + targets.refused + targets.disabled === accounts.length
  return accounts.flatMap(({ account, regions }) =>
    scope.types.flatMap(type => {
      if (there.has(`${account} global ${type}`)) return []
      if (ofRegions.has(type))
        return regions.reached
          .filter(region => !there.has(`${account} ${region} ${type}`))
          .map(region => `${type} in ${account} ${region}`)
      // Where a type without any item would be read is not known: it is missing if it would have been read in either place.
      return entered && (ofAccounts || regions.reached.length > 0) ? [`${type} in ${account}`] : []
    }),
  )
}
