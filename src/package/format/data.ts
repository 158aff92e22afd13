import type { Coverage, Outcome } from '../../evidence/coverage.ts'
import type { Finding } from '../../evidence/finding.ts'
import type { ItemHeader, Resource, Source } from '../../evidence/item.ts'
import type { ControlRow } from '../../frameworks/basis.ts'
import type { Framework } from '../../frameworks/framework.ts'
import type { AccountScope, Manifest, Previous } from './manifest.ts'

/**
 * What a package is made from: the one canonical document that exports and report share. Everything that grows with
 * the account is a stream that can be read more than once, always in the same order.
 */
export interface PackageData {
  readonly id: string
  readonly created: string
  readonly run: string
  readonly runStartedAt?: string
  readonly outcome?: Outcome
  readonly coverage?: Coverage
  readonly label: string | null
  readonly source: Source
  readonly auditPeriod: Manifest['auditPeriod']
  readonly statement?: Manifest['statement'] | undefined
  readonly scope: Manifest['scope']
  readonly generator: Manifest['generator']
  /** The account's package before this one; null for the first. */
  readonly previous: Previous | null
  readonly apiCalls: number
  readonly frameworks: readonly Framework[]
  /** Ordered by framework, then as the framework lists its controls, then account. */
  readonly controls: readonly ControlRow[]
  readonly checks: readonly CheckText[]
  /** Ordered by account, region, type. One account, or one of many accounts, a package. */
  items(): AsyncIterable<ItemHeader>
  /** Members of an item, ordered by id. */
  resources(item: ItemHeader): AsyncIterable<Resource>
  /** Every finding, ordered by account, region, check, resource. */
  findings(): AsyncIterable<Finding>
}

/** What exports are made from: less than a package is, so that they can be made again from one. */
export type ExportData = Pick<
  PackageData,
  'id' | 'created' | 'source' | 'scope' | 'controls' | 'items' | 'findings'
> & {
  readonly generator: Pick<Manifest['generator'], 'version'>
  readonly frameworks: readonly ExportFramework[]
  readonly checks: readonly Pick<CheckText, 'id' | 'severity'>[]
}

export type ExportFramework = Pick<Framework, 'id' | 'framework' | 'version'>

export interface CheckText {
  readonly id: string
  readonly title: string
  readonly severity: string
  readonly remediation: string
  readonly type: string
}

export type { AccountScope }
