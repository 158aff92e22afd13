import type { Config } from '../../config.ts'
import { checkUrl, OutboundRefused } from '../../deliver/guard.ts'
import { exchange } from '../../deliver/http.ts'
import { kindNamed } from '../../deliver/index.ts'
import type { Destination } from '../../store/index.ts'
import { testDestination } from '../deliveries/send.ts'
import type { Viewed } from '../runtime/serving.ts'
import { failed, ok, unknown, warning } from './examination.ts'

/** A timestamp authority: any answer shows that it is reached. */
export const examineAuthority = (url: string) => reached(new URL(url), true)

/** One destination: by its own test, or, where that would send something and nothing is to be sent, by its address. */
export async function examineDestination(
  runtime: Viewed,
  config: Pick<Config, 'allowPrivateDestinations'>,
  destination: Destination,
  sends: boolean,
) {
  const { endpoint } = destination
  const kind = kindNamed(destination.kind)
  if (!kind) return failed('destination_invalid', `This version knows no destinations of kind ${destination.kind}.`)
  const told =
    kind.testSends && !sends
      ? await address(destination, config.allowPrivateDestinations)
      : await tested(runtime, destination.id)
  if (told.health !== 'ok' || endpoint.state === 'ok') return told
  return warning(
    'endpoint_failing',
    `Deliveries there have failed ${endpoint.failures} times since ${endpoint.failingSince}: see why with \`exhibit delivery list --destination ${destination.id}\`.`,
  )
}

async function tested(runtime: Viewed, id: string) {
  const { ok: good, error, httpStatus, detail, proved, unproved } = await testDestination(runtime, id)
  if (good) return ok([...proved, ...unproved].join(' '))
  const said = [error, httpStatus === null ? null : `HTTP ${httpStatus}`, detail?.slice(0, 200)].filter(part => part)
  return failed(
    error ?? 'refused',
    `Its test failed (${said.join(', ')}): correct the destination, or see to the other side.`,
  )
}

async function address({ config }: Destination, allowPrivate: boolean) {
  const { url } = config as { url?: string }
  if (url === undefined) return unknown('no_address', 'It has no address to be looked at: test it by itself.')
  const told = await reached(checkUrl(url, allowPrivate), allowPrivate)
  const more = ' Nothing was sent; `exhibit doctor --send` sends it a test.ping.'
  return told.health === 'ok' ? { ...told, message: told.message + more } : told
}

/** Only the host is asked, for nothing: its paths may be secrets, and do things. */
async function reached({ origin, host }: URL, allowPrivate: boolean) {
  try {
    await exchange(new URL(origin), { method: 'HEAD', headers: {}, allowPrivate, timeoutMs: 10_000 })
    return ok(`${host} answers.`)
  } catch (error) {
    if (error instanceof OutboundRefused) throw error
    const { code = 'no reason was given' } = error as { code?: string }
    return failed('unreachable', `${host} could not be reached (${code}): check the address, DNS and the firewall.`)
  }
}
