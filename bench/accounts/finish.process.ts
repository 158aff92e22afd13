import { readConfig } from '../../src/config.ts'
import { openService } from '../../src/main.ts'
import { finishRun } from '../../src/service/runs/finish-run.ts'
import { recordRun } from './record-run.ts'

/** Run as a process: `ACCOUNTS`; records a run over so many made-up accounts, finishes it and prints how long that took. */
const { runtime, close } = await openService(readConfig(process.env), { work: 'none' })
const run = await recordRun(runtime, Number(process.argv[2]))
const started = performance.now()
await finishRun(runtime, run)
const seconds = (performance.now() - started) / 1000
const { status, error } = await runtime.store.runs.get(run)
await close()
if (status !== 'finished') throw new Error(`the run ended as ${status}: ${error?.message}`)
console.log(JSON.stringify({ seconds }))
