import { join } from 'node:path'
import type { AccountServer, Tally } from '../account/start.ts'
import { type Place, query } from '../kit/database.ts'
import { AS_SHIPPED, runNode } from '../kit/process.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
export const CONCURRENCY = 24
const REGIONS = ['us-east-1', 'eu-west-1']

/** What the SDK needs to reach the server; credentials are not looked at. */
export const awsEnvironment = ({ url }: Pick<AccountServer, 'url'>): NodeJS.ProcessEnv => ({
  AWS_ENDPOINT_URL: url,
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_REGION: 'us-east-1',
})

export interface CollectRun {
  /** From the first call that AWS saw to the moment the last item was stored: no start of a process, no package. */
  readonly collectSeconds: number
  /** Of these, those in which the process waited for a core. */
  readonly waitedSeconds: number
  /** The whole process. */
  readonly wholeSeconds: number
  readonly peakMiB: number
  /** Processor time of the whole process, all threads. */
  readonly cpuSeconds: number
  readonly run: string
  readonly resources: number
  readonly packageFile: string
  readonly tally: Tally
}

/** Runs the command `collect` as a process of its own, with a package at its end. */
export async function collect(account: AccountServer, place: Place, env: NodeJS.ProcessEnv = {}): Promise<CollectRun> {
  const ended = await runNode(MAIN, ['collect', ...REGIONS.flatMap(region => ['--region', region]), '--json'], {
    ...awsEnvironment(account),
    DATABASE_URL: place.url,
    EXHIBIT_DATA_DIR: place.dataDir,
    EXHIBIT_CONCURRENCY: String(CONCURRENCY),
    ...AS_SHIPPED,
    ...env,
  })
  const tally = await account.tally()
  const { runId, resources, package: packageFile } = JSON.parse(ended.stdout) as Result
  const [target] = await query<{ at: Date }>(place.url, 'select max(finished_at) as at from targets where run = $1', [
    runId,
  ])
  if (!target) throw new Error('the run has no targets')
  return {
    collectSeconds: (target.at.getTime() - tally.firstAt) / 1000,
    waitedSeconds: ended.waited(tally.firstAt, target.at.getTime()),
    wholeSeconds: ended.seconds,
    peakMiB: ended.peakMiB,
    cpuSeconds: ended.cpuSeconds,
    run: runId,
    resources,
    packageFile,
    tally,
  }
}

interface Result {
  runId: string
  resources: number
  package: string
}
