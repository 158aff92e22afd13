import { v7 as uuidv7 } from 'uuid'
import { kindNamed } from '../../deliver/index.ts'
import type { OrganizationReach } from '../../evidence/organization-reach.ts'
import type { BuiltLedger } from '../../package/build/write-ledger.ts'
import type { Manifest } from '../../package/format/manifest.ts'
import type { Delivery, Destination, NewDelivery, Repositories, Run, StoredPackage } from '../../store/index.ts'
import { every } from '../runtime/every.ts'

/** What receivers are told: small, with a link; never the evidence itself. */
export interface PackageReady {
  readonly type: 'package.ready'
  readonly timestamp: string
  readonly data: {
    readonly package: string
    readonly run: string
    readonly account: string | null
    readonly label: string | null
    readonly collectedAt: { readonly from: string; readonly to: string }
    readonly source: Manifest['source']['kind']
    readonly sha256: string
    readonly size: number
    readonly counts: Manifest['counts']
    readonly gaps: Manifest['gaps']
    /** By framework and status; and how many of those have failing tests, whatever their status is called. */
    readonly controls: ControlCounts
    readonly controlsWithFailingTests: ControlCounts
    /** Whether everything was read, and whether everything was asked for. */
    readonly outcome: Manifest['outcome']
    readonly coverage: Manifest['coverage']
    /** The accounts of its organization against those of the run; null for a standalone account. */
    readonly organization: OrganizationReach | null
    /** The ledger when it held the package: kept by its receiver, it shows if the ledger is ever written anew. */
    readonly ledger: AnnouncedLedger | null
    /** Relative to the service where it does not know its public address. */
    readonly url: string
  }
}

type ControlCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

export interface AnnouncedLedger {
  readonly size: number
  /** 64 hex digits. */
  readonly root: string
  /** The signed note (c2sp.org/tlog-checkpoint), as in the package. */
  readonly checkpoint: string
  /** What an outside authority says of the checkpoint; its token is in the package. */
  readonly timestamp: { readonly time: string; readonly authority: string; readonly fingerprint: string } | null
}

interface Published {
  readonly stored: StoredPackage
  readonly ledger: BuiltLedger | null
}

/** Writes one outbox row a destination that wants it, in the transaction that records the package. */
export async function packageReady(
  tx: Repositories,
  run: Run,
  published: Published,
  publicUrl: string | undefined,
): Promise<Delivery[]> {
  const { stored } = published
  const announced = announcement(run, published, publicUrl)
  const payload = JSON.stringify(announced)
  const event = uuidv7()
  const accounts = stored.account === null ? null : [stored.account]
  const told = { id: event, type: 'package.ready' as const, accounts, run: run.id, data: { ...announced.data } }
  await tx.events.add([told], { sent: true })
  const asked = new Set(run.request.destinations)
  const deliveries: NewDelivery[] = []
  for await (const { id, kind, events } of every(page => tx.destinations.list({ enabled: true }, page))) {
    if (asked.size > 0 && !asked.has(id)) continue
    if (!wants({ kind, events }, 'package.ready')) continue
    deliveries.push({ destination: id, event, eventType: 'package.ready', package: stored.id, payload })
  }
  return tx.deliveries.enqueueAll(deliveries)
}

/** What its owner asked for, within what its kind can do something with. */
function wants({ kind, events }: Pick<Destination, 'kind' | 'events'>, type: string): boolean {
  const takes = kindNamed(kind)?.takes
  return (events.length === 0 || events.includes(type)) && (takes === undefined || takes.includes(type))
}

function announcement(run: Run, { stored, ledger }: Published, publicUrl: string | undefined): PackageReady {
  const manifest = JSON.parse(Buffer.from(stored.manifest).toString('utf8')) as Manifest
  return {
    type: 'package.ready',
    timestamp: manifest.created,
    data: {
      package: stored.id,
      run: run.id,
      account: stored.account,
      label: stored.label,
      collectedAt: manifest.asOf,
      source: manifest.source.kind,
      sha256: stored.sha256,
      size: stored.size,
      counts: manifest.counts,
      gaps: manifest.gaps,
      controls: Object.fromEntries(manifest.frameworks.map(({ id, statuses }) => [id, statuses])),
      controlsWithFailingTests: Object.fromEntries(manifest.frameworks.map(({ id, failing = {} }) => [id, failing])),
      outcome: manifest.outcome,
      coverage: manifest.coverage,
      organization: manifest.scope.accounts.find(({ account }) => account === stored.account)?.organization ?? null,
      ledger: ledger && announcedLedger(ledger),
      url: `${publicUrl ?? ''}/v1/packages/${stored.id}/content`,
    },
  }
}

function announcedLedger({ size, root, checkpoint, timestamp }: BuiltLedger): AnnouncedLedger {
  const said = timestamp && 'time' in timestamp ? timestamp : null
  return {
    ...{ size, root: root.toString('hex'), checkpoint },
    timestamp: said && { time: said.time, authority: said.authority, fingerprint: said.fingerprint },
  }
}
