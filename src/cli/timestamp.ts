import { readFile, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { TokenSource } from '../package/build/add-timestamp.ts'
import { ServiceError } from '../service/runtime/error.ts'
import { answer } from './output.ts'

interface Options {
  token?: string
  json?: boolean
}

export function timestampCommand(program: Command): void {
  program
    .command('timestamp <package>')
    .description('add the timestamp of an outside authority (EXHIBIT_TSA_URLS) to a package that has none, in place')
    .option('--token <file>', 'the token that the service got for it (GET /v1/packages/{id}/timestamp), without asking')
    .option('--json', 'print one JSON document')
    .action(timestamp)
}

async function timestamp(path: string, options: Options): Promise<void> {
  if (!(await stat(path).catch(() => undefined))) throw new ServiceError('bad_request', `There is no file ${path}.`)
  const { addTimestamp } = await import('../package/build/add-timestamp.ts')
  const { TimestampError } = await import('../trust/timestamp/request.ts')
  const { time, authority, fingerprint } = await addTimestamp(path, await sourceOf(options)).catch(error => {
    if (!(error instanceof TimestampError)) throw error
    const reasons = error.reasons.map(({ authority, reason }) => `${authority}: ${reason}`).join(' ')
    throw new ServiceError('timestamp_unavailable', `${error.message} ${reasons}`, error)
  })
  await answer(
    options.json === true,
    { time, authority, fingerprint },
    () =>
      `${path} was seen ${time} by an authority that names itself ${authority} (certificate SHA-256 ${fingerprint}). To verify it: exhibit verify --tsa-ca.`,
  )
}

async function sourceOf({ token }: Options): Promise<TokenSource> {
  if (token === undefined) {
    const authorities = readConfig(process.env).tsaUrls
    if (authorities.length > 0) return { authorities }
    throw new ServiceError('bad_request', 'Name a timestamp authority in EXHIBIT_TSA_URLS, or give a --token.')
  }
  return {
    token: await readFile(token).catch(error => {
      const code = (error as NodeJS.ErrnoException).code
      throw new ServiceError('bad_request', `The file ${token} cannot be read (${code}).`, error)
    }),
  }
}
