import { join } from 'node:path'
import { buildWeb } from '../../tools/web/build.ts'
import { type Caller, caller } from '../api/service.ts'
import { run, type Scratch, scratch, start } from '../cli/command.ts'

const DEMO = join(import.meta.dirname, '../../demo')
/** Enough of the demo account to fill every view, and quick to read. */
const TYPES = ['aws.s3.bucket', 'aws.s3.public-access', 'aws.iam.user', 'aws.iam.account-summary']

export interface WebService {
  /** Where it is served, without a slash at the end. */
  readonly url: string
  readonly key: string
  readonly call: Caller
  close(): Promise<void>
}

/** The service as people start it, over a package of a part of the demo account. */
export async function webService(): Promise<WebService> {
  await buildWeb()
  const place: Scratch = scratch()
  const only = TYPES.flatMap(type => ['--type', type])
  const collected = await run(
    ['collect', '--replay', DEMO, '--region', 'us-east-1', '--label', 'Demo', ...only],
    place.env,
  )
  if (collected.code !== 0) throw new Error(collected.stderr)
  const service = start(['serve'], { ...place.env, EXHIBIT_PORT: '0' })
  await service.until('Open it signed in')
  const [, url = '', key = ''] =
    /Open it signed in: (http:\/\/[^/]+)\/sign-in#key=(exk_[0-9a-f]{64})/.exec(service.said()) ?? []
  const close = async () => {
    service.child.kill('SIGTERM')
    await service.ended
    place.remove()
  }
  return { url, key, call: caller(url, key), close }
}
