import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Covered } from '../../evidence/coverage.ts'
import { canonicalJson } from '../../evidence/json.ts'
import type { OrganizationReach } from '../../evidence/organization-reach.ts'
import { buildPackage } from '../../package/build/build.ts'
import type { BuiltLedger } from '../../package/build/write-ledger.ts'
import { exportsOf } from '../../package/exports/index.ts'
import { PackageError } from '../../package/format/error.ts'
import { type Manifest, PACKAGE_FORMAT } from '../../package/format/manifest.ts'
import type { ReportRenderer } from '../../package/format/renderers.ts'
import { reportRenderer } from '../../package/report/index.ts'
import type { NewCheckpoint, NewPackage, Repositories, Run, StoredPackage } from '../../store/index.ts'
import { requestTimestamp, TimestampError, type TimestampOptions } from '../../trust/timestamp/request.ts'
import { tokenOf } from '../../trust/timestamp/token.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { packageReady } from '../deliveries/events.ts'
import { packageLedger } from '../ledger/ledger.ts'
import { ServiceError } from '../runtime/error.ts'
import { fileDigest } from '../runtime/package-file.ts'
import { reclaim, reclaimAll } from '../runtime/reclaim.ts'
import type { Building, BuiltPackage } from '../runtime/runtime.ts'
import { tellChanges } from './changes.ts'
import { packageData } from './package-data.ts'
import { countsOf } from './run-counts.ts'

/** What came of one account. */
export interface Published {
  /** Null where the package was there already. */
  readonly built: BuiltPackage | null
  /** Ids of deliveries that are due from now on. */
  readonly deliveries: readonly string[]
}

/** What is being done to a package. */
export type PackageStep = 'packing' | 'report' | 'signing'
type Tell = (step: PackageStep) => Promise<void>

interface Publishing {
  /** What was recorded of the account. */
  readonly covered: Covered | undefined
  /** What the run reached of organizations. */
  readonly organizations: readonly OrganizationReach[]
  readonly last: boolean
  readonly tell: Tell
}

/**
 * Builds the package of an account and, in one transaction, records it, queues its deliveries and (for the run's last
 * account) ends the run: a package is announced if and only if it exists.
 */
export async function publishPackage(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  { covered, organizations, last, tell }: Publishing,
): Promise<Published> {
  const existing = (await runtime.store.packages.ofRun(run.id)).find(p => p.account === of.account)
  const built = existing ? undefined : await build(runtime, run, of, { covered, tell })
  const deliveries = await runtime.store.transaction(async tx => {
    const queued = built ? await publish(tx, run, built, runtime.config.publicUrl) : []
    if (last) await end(tx, run, organizations)
    return queued
  })
  return { built: built?.facts ?? null, deliveries: deliveries.map(({ id }) => id) }
}

/** The package's row, the checkpoint that it carries, and an outbox row a destination. */
async function publish(tx: Repositories, run: Run, { row, ledger }: Built, publicUrl: string | undefined) {
  const stored = await tx.packages.add(row)
  // Another worker was first: its package is the one that is announced.
  if (stored.id !== row.id) return []
  if (ledger) await tx.ledger.keepCheckpoint(checkpointOf(row, ledger))
  return packageReady(tx, run, { stored, ledger }, publicUrl)
}

const checkpointOf = ({ id, account }: NewPackage, { size, root, checkpoint, token }: BuiltLedger): NewCheckpoint => ({
  ...{ size, root, note: checkpoint, token },
  ...{ package: id, account },
})

/** Throws `conflict` for a run that was cancelled meanwhile: nothing of this transaction happens then. */
async function end(tx: Repositories, run: Run, organizations: readonly OrganizationReach[]): Promise<void> {
  const packages = await tx.packages.ofRun(run.id)
  const counts = countsOf(packages.map(manifestOf))
  await tx.runs.describe(run.id, { counts: organizations.length > 0 ? { ...counts, organizations } : counts })
  await tellChanges(tx, run.id)
  if (!(await tx.runs.end(run.id, 'finished'))) throw new ServiceError('conflict', 'The run was ended meanwhile.')
}

const manifestOf = ({ manifest }: StoredPackage) => JSON.parse(Buffer.from(manifest).toString('utf8')) as Manifest

/** The PDF's signature is stamped by the same authorities; where none answers it goes without, as the package states. */
function rendererOf(timeZone: string | undefined, timestamp: TimestampOptions | undefined): ReportRenderer {
  const zone = {
    ...(timeZone !== undefined && { timeZone }),
    between: (done: 'page' | 'document') => (done === 'page' ? reclaim() : reclaimAll()),
  }
  const plain = reportRenderer(zone)
  if (!timestamp) return plain
  const stamped = reportRenderer({
    ...zone,
    timestamp: async signature => tokenOf((await requestTimestamp(signature, timestamp)).response),
  })
  return input =>
    stamped(input).catch(error => {
      if (!(error instanceof TimestampError)) throw error
      return plain(input)
    })
}

/** Tells when the report is begun, and when it is done. */
const telling =
  (report: ReportRenderer, tell: Tell): ReportRenderer =>
  async input => {
    await tell('report')
    reclaim()
    const bytes = await report(input)
    reclaim()
    await tell('signing')
    return bytes
  }

interface Built {
  readonly facts: BuiltPackage
  readonly row: NewPackage
  readonly ledger: BuiltLedger | null
}

async function build(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  { covered, tell }: { covered: Covered | undefined; tell: Tell },
): Promise<Built> {
  const since = performance.now()
  const id = uuidv7()
  const path = join('packages', `${id}.zip`)
  const output = join(runtime.config.dataDir, path)
  await makeFolder(join(runtime.config.dataDir, 'packages'))
  await tell('packing')
  const data = await packageData(runtime, run, of, covered, { id, created: new Date().toISOString() })
  const { tsaUrls, reportTimezone: timeZone } = runtime.config
  const timestamp = tsaUrls.length > 0 ? { authorities: tsaUrls } : undefined
  const report = telling(rendererOf(timeZone, timestamp), tell)
  await runtime.refreshSigner()
  const { signer } = runtime
  const ledger = await packageLedger(runtime, signer, of.account)
  const built = await buildPackage(data, {
    ...{ signer, report, exports: exportsOf, output, ledger },
    ...(timestamp && { timestamp }),
  })
  const { manifest } = built
  await runtime.store.runs.describe(run.id, { source: manifest.source })
  const { sha256, size } = await fileDigest(output)
  const seconds = (performance.now() - since) / 1000
  runtime.log.info(
    { run: run.id, account: of.account, package: id, size, seconds: Number(seconds.toFixed(1)) },
    'package built',
  )
  return {
    facts: {
      ...{ package: id, account: of.account, seconds },
      gaps: manifest.gaps.lists + manifest.gaps.members + manifest.gaps.fields,
    },
    row: {
      id,
      run: run.id,
      account: of.account,
      format: PACKAGE_FORMAT,
      path,
      sha256,
      size,
      manifest: Buffer.from(canonicalJson(manifest)),
      label: run.label,
      awaitsTimestamp: Array.isArray(built.timestamp),
    },
    ledger: built.ledger,
  }
}

/** Throws `OUTPUT_UNWRITABLE`. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'no reason was given'
    throw new PackageError('OUTPUT_UNWRITABLE', `The folder ${path} cannot be made: ${why}.`, error)
  }
}
