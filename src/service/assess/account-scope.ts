import type { Gap, GapReason, ItemHeader, Source } from '../../evidence/item.ts'
import { leastTrusted } from '../../evidence/source.ts'
import type { AccountScope, RegionCount } from '../../package/format/manifest.ts'
import type { Target } from '../../store/index.ts'
import type { AssessedAccount } from './assessed-account.ts'

/** The scope statement of an account: regions asked = reached + refused + disabled. */
export function accountScope(of: AssessedAccount): AccountScope {
  const regional = of.targets.filter(target => target.region !== 'global')
  const named = (status: Target['status']) => regional.filter(t => t.status === status).map(t => t.region)
  const whole = of.targets.find(target => target.region === 'global')
  const [reached, refused] =
    regional.length > 0
      ? [named('done'), regional.filter(t => t.status !== 'done' && t.status !== 'disabled')]
      : whole?.status === 'done'
        ? [of.regions, []]
        : [[], of.regions.map(region => ({ ...whole, region }))]
  return {
    account: of.account,
    partition: of.partition,
    alias: of.name,
    principal: of.discovery?.caller.principal ?? null,
    regions: {
      asked: of.regions,
      all: of.allRegions,
      reached,
      refused: refused.map(t => ({ region: t.region, ...gapOf(t) })),
      disabled: named('disabled'),
      notAsked: (of.discovery?.regions.enabled ?? []).filter(region => !of.regions.includes(region)),
      ...counted(of, reached),
    },
    listGap: of.discovery === null ? gapOf(of.targets[0]) : of.discovery.regions.gap,
    ...(of.organization && { organization: of.organization }),
  }
}

/** A region that was read and is not enabled any more is in none of the numbers. */
function counted({ discovery }: AssessedAccount, reached: readonly string[]): { counted?: RegionCount } {
  if (!discovery?.listedAt || discovery.regions.gap !== null) return {}
  const { enabled } = discovery.regions
  const read = enabled.filter(region => reached.includes(region)).length
  const agrees = read === enabled.length
  return { counted: { source: 'ec2:DescribeRegions', asOf: discovery.listedAt, enabled: enabled.length, read, agrees } }
}

const REASONS: Readonly<Record<GapReason, true>> = {
  denied: true,
  throttled: true,
  region_disabled: true,
  not_supported: true,
  unreachable: true,
  timeout: true,
  not_recorded: true,
  failed: true,
}
const isReason = (code: string): code is GapReason => Object.hasOwn(REASONS, code)

function gapOf(target: Partial<Pick<Target, 'error'>> | undefined): Gap {
  const { code = 'failed', message = 'not read' } = target?.error ?? {}
  const action = 'sts:GetCallerIdentity'
  return isReason(code) ? { action, reason: code, detail: message } : { action, reason: 'failed', detail: code }
}

/** The least trustworthy source of any item, and every host that answered. */
export function sourceOf(items: readonly ItemHeader[], asked: Source): Source {
  return leastTrusted([{ kind: asked.kind, hosts: [] }, ...items.map(item => item.collected.source)])
}
