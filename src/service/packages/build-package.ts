import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Covered } from '../../evidence/coverage.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { buildPackage } from '../../package/build/build.ts'
import type { BuiltLedger } from '../../package/build/write-ledger.ts'
import { exportsOf } from '../../package/exports/index.ts'
import { type Manifest, PACKAGE_FORMAT } from '../../package/format/manifest.ts'
import type { ReportRenderer } from '../../package/format/renderers.ts'
import { reportRenderer } from '../../package/report/index.ts'
import type { NewCheckpoint, NewPackage, Repositories, Run, StoredPackage } from '../../store/index.ts'
import { requestTimestamp, TimestampError, type TimestampOptions } from '../../trust/timestamp/request.ts'
import { tokenOf } from '../../trust/timestamp/token.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { deliver } from '../deliveries/deliver.ts'
import { packageReady } from '../deliveries/events.ts'
import { packageLedger } from '../ledger/ledger.ts'
import { ServiceError } from '../runtime/error.ts'
import { fileDigest } from '../runtime/package-file.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { work } from '../runtime/work-metrics.ts'
import { tellChanges } from './changes.ts'
import { packageData } from './package-data.ts'
import { countsOf } from './run-counts.ts'

/**
 * Builds the package of an account and, in one transaction, records it, queues its deliveries and (for the run's last
 * account) ends the run: a package is announced if and only if it exists. `covered` is what was recorded of the account.
 */
export async function publishPackage(
  runtime: Runtime,
  run: Run,
  of: AssessedAccount,
  covered: Covered | undefined,
  last: boolean,
): Promise<void> {
  const existing = (await runtime.store.packages.ofRun(run.id)).find(p => p.account === of.account)
  const built = existing ? undefined : await build(runtime, run, of, covered)
  const deliveries = await runtime.store.transaction(async tx => {
    const queued = built ? await publish(tx, run, built, runtime.config.publicUrl) : []
    if (last) await end(tx, run)
    return queued
  })
  // A command ends with its run: it sends for the first time itself, and later attempts are whoever's runs next.
  const tell = (id: string) => (run.owner === null ? runtime.queue.deliver(id, 0) : deliver(runtime, id))
  await Promise.all(deliveries.map(({ id }) => tell(id)))
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
async function end(tx: Repositories, run: Run): Promise<void> {
  const packages = await tx.packages.ofRun(run.id)
  await tx.runs.describe(run.id, { counts: countsOf(packages.map(manifestOf)) })
  await tellChanges(tx, run.id)
  if (!(await tx.runs.end(run.id, 'finished'))) throw new ServiceError('conflict', 'The run was ended meanwhile.')
}

const manifestOf = ({ manifest }: StoredPackage) => JSON.parse(Buffer.from(manifest).toString('utf8')) as Manifest

/** The PDF's signature is stamped by the same authorities; where none answers it goes without, as the package states. */
function rendererOf(timeZone: string | undefined, timestamp: TimestampOptions | undefined): ReportRenderer {
  const zone = timeZone === undefined ? {} : { timeZone }
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

interface Built {
  readonly row: NewPackage
  readonly ledger: BuiltLedger | null
}

async function build(runtime: Runtime, run: Run, of: AssessedAccount, covered: Covered | undefined): Promise<Built> {
  const since = performance.now()
  const id = uuidv7()
  const path = join('packages', `${id}.zip`)
  const output = join(runtime.config.dataDir, path)
  await mkdir(join(runtime.config.dataDir, 'packages'), { recursive: true, mode: 0o700 })
  const data = await packageData(runtime, run, of, covered, { id, created: new Date().toISOString() })
  const { tsaUrls, reportTimezone: timeZone } = runtime.config
  const timestamp = tsaUrls.length > 0 ? { authorities: tsaUrls } : undefined
  const report = rendererOf(timeZone, timestamp)
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
  work.packages.inc()
  work.packageSeconds.observe(seconds)
  work.gaps.inc(manifest.gaps.lists + manifest.gaps.members + manifest.gaps.fields)
  runtime.log.info(
    { run: run.id, account: of.account, package: id, size, seconds: Number(seconds.toFixed(1)) },
    'package built',
  )
  return {
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
