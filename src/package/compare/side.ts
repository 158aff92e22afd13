import type { Finding } from '../../evidence/finding.ts'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import type { Manifest } from '../format/manifest.ts'
import type { NotCompared } from './not-compared.ts'
import type { Reach } from './reach.ts'

export interface ComparedFinding
  extends Pick<Finding, 'account' | 'region' | 'check' | 'resource' | 'status' | 'title'> {
  readonly severity: string
}

/** One of two packages, or what one was made from: streams that can be read more than once, each in its order. */
export interface Side {
  readonly scope: Manifest['scope']
  readonly checks: Manifest['generator']['checks']
  /** Ordered by account, region, type. */
  items(): AsyncIterable<ItemHeader>
  /** Ordered by id. */
  resources(item: ItemHeader): AsyncIterable<Resource>
  /** Ordered by account, region, check, resource. */
  findings(): AsyncIterable<ComparedFinding>
}

/** How many are named; all are counted. */
export interface DriftCaps {
  /** Resources of one type that are new, gone or changed. */
  readonly resources: number
  /** Findings that went from one status to another. */
  readonly findings: number
}

/** Few enough for a manifest. */
export const MANIFEST_CAPS: DriftCaps = { resources: 8, findings: 25 }

/** What is compared, and where goes what cannot be. */
export interface Sides {
  readonly before: Side
  readonly now: Side
  readonly reachedThen: Reach
  readonly reachedNow: Reach
  readonly unknown: NotCompared
  readonly caps: DriftCaps
}
