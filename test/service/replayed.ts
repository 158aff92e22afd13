import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { submitOwnRun } from '../../src/service/runs/own-run.ts'
import { packagePath } from '../../src/service/runtime/package-file.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import type { Run } from '../../src/store/index.ts'

export const RECORDING = join(import.meta.dirname, '../../demo')

/** A quick run on the recorded demo account, to its end. */
export async function replay(runtime: Runtime, label = 'Quick'): Promise<Run> {
  const { run } = await submitOwnRun(runtime, {
    request: {
      ...{ accounts: [], regions: ['us-east-1'], frameworks: ['cis-aws-foundations-7.0.0'] },
      ...{ types: ['aws.s3.bucket', 'aws.ec2.volume'], destinations: [], options: {} },
    },
    trigger: { kind: 'cli', actor: 'test' },
    label,
    tape: { replay: RECORDING },
  })
  for (;;) {
    const found = await runtime.store.runs.get(run.id)
    if (found.finishedAt !== null) return found
    await sleep(50)
  }
}

/** Submits a smaller one, which nobody waits for. */
export const submitReplay = (runtime: Runtime) =>
  submitOwnRun(runtime, {
    request: {
      ...{ accounts: [], regions: ['us-east-1'], frameworks: ['cis-aws-foundations-7.0.0'] },
      ...{ types: ['aws.s3.bucket'], destinations: [], options: {} },
    },
    trigger: { kind: 'cli', actor: 'test' },
    label: null,
    tape: { replay: RECORDING },
  })

/** The file of the package that a run ended with. */
export async function packageOf(runtime: Runtime, run: Run): Promise<string> {
  const [stored] = await runtime.store.packages.ofRun(run.id)
  if (!stored) throw new Error(`the run has no package: ${JSON.stringify(run.error)}`)
  return packagePath(runtime, stored)
}

/** A timestamp authority that gives no answer, but tells of each question before it is refused. */
export async function refusingAuthority(asked: (count: number, request: IncomingMessage) => unknown): Promise<string> {
  let count = 0
  const server = createServer(async (request, response) => {
    count++
    await asked(count, request)
    response.writeHead(500).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.closeAllConnections(), 10_000)
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
}

/** A package asks an authority for the report's signature, for its own, and for the checkpoint: by then its leaf is in the tree. */
export const AFTER_THE_LEAF = 3
