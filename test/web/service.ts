import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { type Caller, caller } from '../api/service.ts'
import { run, type Scratch, scratch, start } from '../cli/command.ts'
import { newDatabase } from '../store/database.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Enough of the demo account to fill every view, and quick to read. */
const TYPES = ['aws.s3.bucket', 'aws.s3.account-public-access-block']

export interface WebService {
  /** Where it is served, without a slash at the end. */
  readonly url: string
  readonly key: string
  /** What the command printed for whoever started it; it is good once. */
  readonly link: string
  readonly call: Caller
  close(): Promise<void>
}

/** The service as people start it, over a package of a part of the demo account. */
export async function webService(): Promise<WebService> {
  // As `npm ci` does: of the test runner's environment, the build would be one for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [join(ROOT, 'tools/web/main.ts'), '--build'], { env, stdio: 'pipe' })
  const place: Scratch = scratch()
  // The server that tests share: one of its own would be made and started twice.
  const database = await newDatabase()
  const own = { ...place.env, DATABASE_URL: database.url }
  const only = TYPES.flatMap(type => ['--type', type])
  const collected = await run(
    ['collect', '--replay', join(ROOT, 'demo'), '--region', 'us-east-1', '--label', 'Demo', ...only],
    own,
  )
  if (collected.code !== 0) throw new Error(collected.stderr)
  const service = start(['serve'], { ...own, EXHIBIT_PORT: '0' })
  await service.until('Open it signed in')
  const [, key = ''] = /First admin key, shown only now: (exk_[0-9a-f]{64})/.exec(service.said()) ?? []
  const [, link = '', url = ''] =
    /Open it signed in, once: ((http:\/\/[^/]+)\/sign-in#token=exs_[0-9a-f]{64})/.exec(service.said()) ?? []
  const close = async () => {
    service.child.kill('SIGTERM')
    await service.ended
    await database.drop()
    place.remove()
  }
  return { url, key, link, call: caller(url, key), close }
}
