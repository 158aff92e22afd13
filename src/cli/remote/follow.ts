import type { ClientConfig } from '../../config.ts'
import { RemoteError } from '../failure.ts'
import { say } from '../output.ts'
import { ask } from './client.ts'

interface Progress {
  readonly status: string
  readonly progress: Readonly<Record<string, number>>
  readonly finishing: {
    readonly step: { readonly step: string; readonly n: number; readonly of: number } | null
  } | null
}

interface Ended {
  readonly status: string
  readonly error: { readonly code: string; readonly message: string } | null
}

/** Tells how far a run is until it has ended, and gives it as it is then. Throws {@link RemoteError} where it did not finish. */
export async function follow(client: ClientConfig, run: string): Promise<unknown> {
  const response = await ask(client, { method: 'GET', path: `/v1/runs/${run}/events`, seconds: null })
  let told = ''
  for await (const data of events(response)) {
    const text = textOf(JSON.parse(data) as Progress)
    if (text !== told) say(text)
    told = text
  }
  const ended = (await (await ask(client, { method: 'GET', path: `/v1/runs/${run}` })).json()) as Ended
  if (ended.status === 'finished') return ended
  if (ended.error) throw new RemoteError(ended.error.code, ended.error.message)
  if (ended.status === 'cancelled') throw new RemoteError('cancelled', `The run ${run} was cancelled.`)
  throw new RemoteError('broken_off', `The service ended while the run continues: exhibit run follow ${run}`)
}

function textOf({ status, progress, finishing }: Progress): string {
  const step = finishing?.step
  if (step) return `${status}: ${step.step}${step.of > 1 ? `, account ${step.n} of ${step.of}` : ''}`
  const targets = Object.entries(progress).map(([of, count]) => `${count} ${of}`)
  return targets.length > 0 ? `${status}: targets ${targets.join(', ')}` : status
}

/** The data of each event of a stream (HTML standard §9.2), as far as ours go: one line each. */
async function* events(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) yield line.slice(6)
    }
  } catch (error) {
    throw new RemoteError('broken_off', `The connection broke off (${(error as Error).name}): try again.`)
  }
}
