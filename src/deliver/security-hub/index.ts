import { type Adapter, kindOf } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { persist } from '../kit/persist.ts'
import { tested } from '../kit/vendor.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'

const UNPROVED = ['Whether findings may be imported cannot be known without importing some.']

const adapter: Adapter<Config, Secrets> = {
  kind: 'security-hub',
  label: 'AWS Security Hub',
  status: 'stable',
  folder: import.meta.dirname,
  config,
  secrets,
  takes: ['package.ready'],
  limitMs: 30 * 60_000,
  allow: ({ url }, { allowPrivate }) => void (url !== undefined && checkUrl(url, allowPrivate)),
  target: ({ region }) => `Security Hub in ${region}`,
  // The SDK takes a while to load: only who sends there waits for it.
  send: (message, target, context) =>
    persist(target, context, async (...turn) => (await import('./send.ts')).push(message, ...turn)),
  test: (...testing) => tested(UNPROVED, async () => (await import('./send.ts')).ask(...testing)),
}

export const securityHub = kindOf(adapter)
