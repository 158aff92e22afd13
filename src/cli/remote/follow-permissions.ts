import type { ClientConfig } from '../../config.ts'
import { RemoteError } from '../failure.ts'
import { say } from '../output.ts'
import { ask } from './client.ts'

interface Told {
  readonly state: string
  readonly startedAt: string
  readonly progress: { readonly types: number; readonly of: number }
}

const EVERY_MS = 1000

/** Waits for a test of permissions, and tells how far it is meanwhile. */
export async function followPermissions<T>(client: ClientConfig, account: string, test: Promise<T>): Promise<T> {
  const began = new Date(Date.now() - EVERY_MS).toISOString()
  let ended = false
  const end = test.finally(() => {
    ended = true
  })
  end.catch(() => {})
  for (let told = ''; !ended; ) {
    await Promise.race([end.catch(() => {}), new Promise(resolve => setTimeout(resolve, EVERY_MS))])
    const { state, startedAt, progress } = (await lastTest(client, account)) ?? {}
    if (ended || state !== 'running' || !progress || (startedAt ?? '') < began) continue
    const text = `permissions: ${progress.types} of ${progress.of} evidence types tried`
    if (text !== told) say(text)
    told = text
  }
  return end
}

async function lastTest(client: ClientConfig, account: string): Promise<Told | undefined> {
  try {
    const path = `/v1/accounts/${encodeURIComponent(account)}/permissions`
    return (await (await ask(client, { method: 'GET', path })).json()) as Told
  } catch (error) {
    // None was made yet, or it could not be asked: the test goes on all the same.
    if (error instanceof RemoteError) return undefined
    throw error
  }
}
