import { type Adapter, kindOf } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'

const adapter: Adapter<Config, Secrets> = {
  kind: 's3',
  label: 'Amazon S3',
  status: 'stable',
  folder: import.meta.dirname,
  config,
  secrets,
  takes: ['package.ready'],
  limitMs: 30 * 60_000,
  allow: ({ url }, { allowPrivate }) => void (url !== undefined && checkUrl(url, allowPrivate)),
  target: ({ bucket, prefix }) => `${bucket}/${prefix}`,
  // The SDK takes a while to load: only who sends to S3 waits for it.
  send: async (...sending) => (await import('./send.ts')).putPackage(...sending),
  test: async (...testing) => (await import('./test.ts')).testBucket(...testing),
}

export const s3 = kindOf(adapter)
