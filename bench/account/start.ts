import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { atExit } from '../kit/exit.ts'

/** What was asked since the last tally. `firstAt` is in milliseconds since 1970. */
export interface Tally {
  readonly calls: number
  readonly distinct: number
  readonly unanswered: number
  readonly twice: readonly string[]
  readonly firstAt: number
}

export interface AccountServer {
  readonly url: string
  /** Tells what was asked, and begins anew. Throws where something had no answer: nothing measured would be worth anything. */
  tally(): Promise<Tally>
}

/** Answers like AWS for an account of about so many resources, each answer `latencyMs` late, while `work` is done. */
export async function withAccount<T>(
  { resources, latencyMs }: { resources: number; latencyMs: number },
  work: (account: AccountServer) => Promise<T>,
): Promise<T> {
  const args = [join(import.meta.dirname, 'server.ts'), String(resources), String(latencyMs)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const result = await atExit(
    () => child.kill(),
    async () => {
      const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string]
      return work({ url, tally: () => tallyOf(url) })
    },
  )
  await ended
  return result
}

async function tallyOf(url: string): Promise<Tally> {
  const tally = (await (await fetch(`${url}/bench`)).json()) as Tally
  if (tally.unanswered > 0) throw new Error(`${tally.unanswered} calls had no answer in the recording`)
  return tally
}
