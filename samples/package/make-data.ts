import type { Finding } from '../../src/evidence/finding.ts'
import {
  ITEM_FORMAT,
  type ItemHeader,
  itemDigest,
  type Resource,
  rootOf,
  type Source,
} from '../../src/evidence/item.ts'
import type { AccountScope, PackageData } from '../../src/package/format/data.ts'
import { CHECKS, controlResults, controlsOf, onAccount, onResource, type Tally } from './make-findings.ts'
import { FRAMEWORKS } from './make-frameworks.ts'
import { hasGap, makeResource, TYPES, type TypeSpec } from './make-resources.ts'

export interface MakeOptions {
  /** About how many resources in all accounts and regions together; default 60. */
  readonly resources?: number
  readonly accounts?: readonly string[]
  readonly regions?: readonly string[]
  readonly source?: Source
  /** Adds gaps: an unreadable list, a member that was not collected, refused regions; default true. */
  readonly gaps?: boolean
}

interface Target {
  readonly header: ItemHeader
  readonly type: TypeSpec
  readonly count: number
  readonly homes: readonly string[]
}

const uuid = (n: number): string => `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const RUN = uuid(0xffff)
const STARTED = '2026-09-30T11:00:00.000Z'

function* members({ type, header, count, homes }: Target): Generator<Resource> {
  for (let index = 0; index < count; index++)
    yield makeResource(type, header.scope.account, homes[index % homes.length] ?? 'global', index)
}

/** Deterministic package data: the same options give the same bytes. Resources are made on the way, never kept. */
export function makeData(options: MakeOptions = {}): PackageData {
  const accounts = [...(options.accounts ?? ['111122223333'])].sort()
  const regions = [...(options.regions ?? ['eu-central-1', 'us-east-1'])].sort()
  const source = options.source ?? { kind: 'aws', hosts: ['ec2.us-east-1.amazonaws.com', 's3.us-east-1.amazonaws.com'] }
  const gaps = options.gaps ?? true
  const per = (options.resources ?? 60) / accounts.length / 100
  const targets: Target[] = []

  for (const account of accounts)
    for (const region of [...regions, 'global'].sort())
      for (const type of TYPES) {
        if ((type.reach === 'account') !== (region === 'global')) continue
        const unreadable = gaps && type.id === 'aws.rds.instance' && region === regions[0]
        const share = per * type.share * (type.reach === 'account' ? 1 : 1 / regions.length)
        const homes = type.id === 'aws.s3.bucket' ? regions : [region]
        const count = unreadable ? 0 : Math.ceil(share)
        const spec = { account, region, type, count, homes, unreadable, missing: gaps && type.id === 'aws.kms.key' }
        targets.push({ header: makeHeader({ ...spec, source, number: targets.length + 1 }), type, count, homes })
      }

  const data = {
    ...{ id: uuid(0xabcde), created: '2026-09-30T12:00:00.000Z', run: RUN, label: 'Quarter 3 – 第三四半期', source },
    auditPeriod: { from: '2026-07-01T00:00:00.000Z', to: '2026-09-30T23:59:59.000Z', statedBy: 'ana@example.com' },
    scope: { accounts: accounts.map(account => scopeOf(account, regions, gaps)), types: TYPES.map(type => type.id) },
    ...coveredBy(accounts, regions, gaps, targets),
    generator: {
      version: '0.1.0',
      commit: '0123456789abcdef0123456789abcdef01234567',
      modified: false,
      checksSha256: 'c'.repeat(64),
      checks: CHECKS.map(({ id }) => ({ id, definition: 'e'.repeat(32), source: 'f'.repeat(32) })),
      mappings: FRAMEWORKS.map(({ id }) => ({ id, sha256: 'd'.repeat(64), origin: 'built-in' as const })),
    },
    previous: null,
    apiCalls: 5 * targets.length,
    frameworks: FRAMEWORKS,
    checks: CHECKS.map(({ fails: _, ...text }) => text),
  }
  const controls = accounts.flatMap(account =>
    controlResults(
      FRAMEWORKS,
      account,
      talliesOf(findings(targets, regions)),
      targets.map(target => target.header),
    ),
  )
  controls.sort((a, b) => order(a) - order(b))
  return {
    ...data,
    controls,
    async *items() {
      for (const { header } of targets) yield header
    },
    async *resources(item) {
      const target = targets.find(({ header }) => header.id === item.id)
      if (target) yield* members(target)
    },
    async *findings() {
      yield* findings(targets, regions)
    },
  }
}

const POSITIONS = FRAMEWORKS.flatMap(framework => framework.controls.map(control => `${framework.id}/${control.id}`))
const order = (of: { framework: string; control: string }): number => POSITIONS.indexOf(`${of.framework}/${of.control}`)

function* findings(targets: readonly Target[], regions: readonly string[]): Generator<Finding> {
  for (const account of new Set(targets.map(({ header }) => header.scope.account)))
    for (const region of [...regions, 'global'].sort())
      for (const check of CHECKS)
        for (const target of targets) {
          const { header: item, type } = target
          if (item.scope.account !== account || type.id !== check.type) continue
          const of = { check, item, region, controls: controlsOf(check.id, FRAMEWORKS) }
          const wholeAccount = check.id === 'iam-root-access-key-absent'
          if (item.scope.region === region && (!item.population.complete || wholeAccount)) {
            yield onAccount(of, item.population.complete ? 'pass' : 'unknown')
          } else if (item.scope.region === region && item.population.collected === 0) {
            yield onAccount(of, 'not_applicable')
          }
          if (wholeAccount) continue
          let index = 0
          for (const resource of members(target)) {
            if (resource.region === region) yield onResource(of, resource, index)
            index++
          }
        }
}

function talliesOf(all: Iterable<Finding>): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const { account, check, status } of all) {
    const key = `${account}/${check}`
    const tally = tallies.get(key) ?? { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }
    tally[status]++
    tallies.set(key, tally)
  }
  return tallies
}

/** As the service states it of what {@link scopeOf} says and of these items. */
function coveredBy(
  accounts: readonly string[],
  regions: readonly string[],
  gaps: boolean,
  targets: readonly Target[],
): Required<Pick<PackageData, 'outcome' | 'coverage'>> {
  const [done, others] = [accounts.length * (regions.length + 1), gaps ? accounts.length : 0]
  const fields = targets.some(({ header }) => header.population.fieldGaps > 0)
  return {
    outcome: gaps || fields ? 'partial' : 'complete',
    coverage: { scope: gaps ? 'narrowed' : 'full', targets: { done, refused: others, disabled: others } },
  }
}

function scopeOf(account: string, regions: readonly string[], gaps: boolean): AccountScope {
  const refused = gaps
    ? [{ region: 'ap-southeast-1', action: 'sts:GetCallerIdentity', reason: 'denied' as const, detail: 'AccessDenied' }]
    : []
  const disabled = gaps ? ['me-south-1'] : []
  return {
    account,
    partition: 'aws',
    alias: 'acme-本番',
    principal: `arn:aws:sts::${account}:assumed-role/ExhibitReadOnly/exhibit`,
    regions: {
      asked: [...regions, ...refused.map(({ region }) => region), ...disabled].sort(),
      reached: [...regions],
      refused,
      disabled,
      notAsked: gaps ? ['eu-west-1'] : [],
    },
    listGap: null,
  }
}

/** A credential report is older than the call; a recording was made before it is replayed. */
function sourceAsOf(type: TypeSpec, source: Source): string | null {
  if (source.kind === 'replay') return '2026-09-29T09:00:00.000Z'
  return type.id === 'aws.iam.user' ? '2026-09-30T08:30:00.000Z' : null
}

interface HeaderSpec extends Omit<Target, 'header'> {
  readonly account: string
  readonly region: string
  readonly unreadable: boolean
  /** One member was listed and could not be read. */
  readonly missing: boolean
  readonly source: Source
  readonly number: number
}

function makeHeader(spec: HeaderSpec): ItemHeader {
  const { account, region, type, count, unreadable } = spec
  const missing = spec.missing ? 1 : 0
  const gap = { action: type.action, reason: 'denied' as const, detail: 'AccessDenied' }
  const body: Omit<ItemHeader, 'root' | 'digest'> = {
    format: ITEM_FORMAT,
    id: uuid(spec.number),
    type: type.id,
    title: type.title,
    scope: { provider: 'aws', partition: 'aws', account, region },
    collected: {
      startedAt: STARTED,
      finishedAt: `2026-09-30T11:${(spec.number % 60).toString().padStart(2, '0')}:30.000Z`,
      sourceAsOf: sourceAsOf(type, spec.source),
      clockOffsetMs: 120,
      source: spec.source,
      principal: `arn:aws:sts::${account}:assumed-role/ExhibitReadOnly/exhibit`,
      run: RUN,
      trigger: { kind: 'cli', actor: 'ana' },
      tool: 'exhibit 0.1.0',
    },
    population: {
      definition: `every ${type.title} of the account, as ${type.operation} lists them`,
      basis: 'paginated',
      listed: count + missing,
      collected: count,
      gaps: missing,
      fieldGaps: Array.from({ length: count }, (_, index) => hasGap(index)).filter(Boolean).length,
      excluded: type.id === 'aws.s3.bucket' ? [{ rule: 'outside the regions asked', count: 2 }] : [],
      complete: !unreadable,
      gap: unreadable ? gap : null,
      reconciled: [],
    },
    calls: [
      {
        action: type.action,
        operation: type.operation,
        parameters: { MaxResults: 100 },
        variesBy: ['NextToken'],
        calls: Math.ceil(count / 100) || 1,
        pages: Math.ceil(count / 100) || 1,
        failed: unreadable ? 1 : 0,
        firstAt: STARTED,
        lastAt: STARTED,
        requestIds: [{ id: `req-${spec.number}`, resource: type.arn(account, spec.homes[0] ?? region, 0) }],
      },
    ],
    redactions: count
      ? [
          {
            resource: type.arn(account, spec.homes[0] ?? region, 0),
            pointer: '/Environment/Password',
            rule: 'test-secret',
          },
        ]
      : [],
  }
  const root = rootOf(members({ header: body as ItemHeader, type, count, homes: spec.homes }))
  return { ...body, root, digest: itemDigest({ ...body, root }) }
}

/** Everything an async iterable yields. */
export async function listOf<T>(all: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const one of all) list.push(one)
  return list
}
