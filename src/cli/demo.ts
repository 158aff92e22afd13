import { join } from 'node:path'
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { ServiceError } from '../service/runtime/error.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import { collectWith } from './collect.ts'
import { type CollectResult, resultText } from './collect-result.ts'
import { operator } from './operator.ts'
import { answer, say } from './output.ts'
import { openForCommand } from './service.ts'
import { interruption } from './signals.ts'
import { verificationText } from './verify.ts'

const RECORDING = join(import.meta.dirname, '../../demo')
const REGIONS = ['us-east-1', 'eu-west-1']

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('collect, judge and package a recorded demo account, then serve the web interface and the API')
    .option('--exit', 'end once the package is made')
    .option('--json', 'print one JSON document')
    .action((options: { exit?: boolean; json?: boolean }) =>
      demo(readConfig(process.env), options.exit === true, options.json === true),
    )
}

async function demo(given: Config, exit: boolean, json: boolean): Promise<void> {
  say('The demo account, Northwind Pay, is made up: its answers are a recording, and every page of the report says so.')
  const config = exit ? given : await onAFreePort(given)
  const signal = interruption()
  const service = await openForCommand(config, exit ? 'own' : 'shared', signal)
  try {
    const result = await collectWith(
      service.runtime,
      { region: REGIONS, replay: RECORDING, label: 'Demo account' },
      signal,
    )
    await answer(json, result, () => resultText(result))
    await verified(result, service.runtime)
    if (exit) return
    const { listen } = await import('./serve.ts')
    await listen(service.runtime, signal, () => demoToken(service.runtime))
  } finally {
    await service.close()
  }
}

/** Lets in whoever started the demo again: the first admin key was shown when it ran first. */
const demoToken = async ({ store }: Runtime): Promise<string> =>
  (await store.signIns.create({ name: 'Demo', scopes: ['admin'], createdBy: operator(), madeBy: null })).token

/** Known before anything is collected: a port that another service has is not worth a failed demo. */
async function onAFreePort(config: Config): Promise<Config> {
  const { mayListen } = await import('../api/listen.ts')
  try {
    await mayListen(config)
    return config
  } catch (error) {
    if ((error as { code?: string }).code !== 'port_in_use') throw error
    say(`Port ${config.port} of ${config.host} is in use: the API will be served on another one.`)
    return { ...config, port: 0 }
  }
}

/** The demo holds its own package to the verifier, as an auditor would. */
async function verified(result: CollectResult, runtime: Runtime): Promise<void> {
  const { verifyPackage } = await import('../package/verify/index.ts')
  const { fingerprintOf } = await import('../trust/signer.ts')
  const verification = await verifyPackage(result.package, { fingerprint: fingerprintOf(runtime.signer.certificate) })
  say(`\n${verificationText(verification, "signed by this demo's own key")}`)
  if (!verification.valid)
    throw new ServiceError('run_failed', 'The package that was just made does not verify; please report it.')
}
