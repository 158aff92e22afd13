import { parentPort } from 'node:worker_threads'
import { openBeside, type Store } from '../../store/index.ts'
import { SigningKey } from '../keys/signing-key.ts'
import type { Building, BuildProgress, Log } from '../runtime/runtime.ts'
import type { Errand, Opening, Told } from './build-messages.ts'
import { failureOf } from './finish-failure.ts'
import { packageRun } from './package-run.ts'

/** What streams needs a connection each; the rest is one statement after the other. */
const CONNECTIONS = 5

const tell = (told: Told) => parentPort?.postMessage(told)

const progress: BuildProgress = {
  built: facts => tell({ kind: 'built', ...facts }),
  deliveries: ids => tell({ kind: 'deliveries', ids }),
}

const logAt =
  (level: keyof Log) =>
  (facts: object, message: string): void =>
    tell({ kind: 'log', level, facts, message })
const log: Log = { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') }

/** Takes errands until it is told to end, on connections and a signer of its own. */
export function takeBuilds({ store: of, ...given }: Opening): void {
  const { config } = given
  const { dataDir } = config
  const store = openBeside(of, { dataDir, connections: CONNECTIONS })
  let key: SigningKey | undefined
  parentPort?.on('message', async (errand: Errand) => {
    if (errand === null) {
      parentPort?.close()
      await store.close()
      return
    }
    try {
      key ??= await SigningKey.open(config, store)
      await packageRun(building({ ...given, store, key }, errand), errand.run, progress)
      tell({ kind: 'done' })
    } catch (error) {
      tell({ kind: 'failed', failure: failureOf(error) })
    }
  })
}

function building(
  {
    key,
    ...rest
  }: Pick<Building, 'config' | 'statement' | 'worker' | 'tool'> & { readonly store: Store; readonly key: SigningKey },
  { frameworks }: NonNullable<Errand>,
): Building {
  return {
    ...rest,
    frameworks,
    log,
    get signer() {
      return key.signer
    },
    refreshSigner: () => key.refresh(),
  }
}
