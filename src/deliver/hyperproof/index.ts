import { type Adapter, kindOf } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { persist } from '../kit/persist.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'
import { testControl } from './test.ts'

const adapter: Adapter<Config, Secrets> = {
  kind: 'hyperproof',
  label: 'Hyperproof',
  status: 'stable',
  folder: import.meta.dirname,
  config,
  secrets,
  takes: ['package.ready'],
  limitMs: 30 * 60_000,
  allow: ({ url }, { allowPrivate }) => void (url !== undefined && checkUrl(url, allowPrivate)),
  target: ({ controlId }) => `control ${controlId}`,
  send: (message, target, context) => persist(target, context, (...turn) => push(message, ...turn)),
  test: testControl,
}

export const hyperproof = kindOf(adapter)
