import { mainRegionNear, partitionOf } from '../../collect/partitions.ts'
import type { Config } from '../../config.ts'
import { exchange } from '../../deliver/http.ts'
import { failed, ok, unknown, warning } from './examination.ts'

/** AWS refuses what was signed more than five minutes ago or ahead; a minute already makes a record hard to read. */
const REFUSED_MS = 4 * 60_000
const NOTABLE_MS = 10_000

/** Holds this machine's clock against the Date of AWS's answer, which comes without credentials too. */
export async function examineClock(config: Pick<Config, 'awsEndpoint' | 'awsRegion'>, now: () => number = Date.now) {
  const url = whereToAsk(config)
  const sent = now()
  let date: string | undefined
  try {
    const { headers } = await exchange(url, { method: 'GET', headers: {}, allowPrivate: true, timeoutMs: 10_000 })
    date = headers.date
  } catch (error) {
    const { code = 'no reason was given' } = error as { code?: string }
    return unknown(
      'endpoint_unreachable',
      `${url.host} could not be reached (${code}), so that nothing is known of the clock: check the network and AWS_ENDPOINT_URL.`,
    )
  }
  const received = now()
  const said = Date.parse(date ?? '')
  if (Number.isNaN(said))
    return unknown('no_date', `${url.host} gives no date: compare this machine's clock with another one.`)
  return judged(offsetOf(said, sent, received), url.host)
}

/** Zero where our clock and theirs can be equal: a Date is cut to the second and belongs to some moment of the exchange. */
function offsetOf(said: number, sent: number, received: number): number {
  if (said + 999 < sent) return said + 999 - sent
  return said > received ? said - received : 0
}

function judged(offset: number, host: string) {
  const seconds = Math.round(Math.abs(offset) / 1000)
  const far = `This machine's clock is ${seconds} s ${offset > 0 ? 'behind' : 'ahead of'} ${host}`
  if (Math.abs(offset) > REFUSED_MS)
    return failed('clock_wrong', `${far}, and AWS refuses such requests: set it right, and keep it right with NTP.`)
  if (Math.abs(offset) > NOTABLE_MS)
    return warning('clock_wrong', `${far}, and times in evidence would be off: keep it right with NTP.`)
  return ok(`This machine's clock agrees with ${host}.`)
}

function whereToAsk({ awsEndpoint, awsRegion }: Pick<Config, 'awsEndpoint' | 'awsRegion'>): URL {
  if (awsEndpoint !== undefined) return new URL(awsEndpoint)
  const region = mainRegionNear(awsRegion)
  return new URL(`https://sts.${region}.${partitionOf(region)?.hosts[0] ?? 'amazonaws.com'}/`)
}
