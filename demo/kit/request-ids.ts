import { createHash } from 'node:crypto'
import { canonicalJson } from '../../src/evidence/json.ts'
import { type AnswerRequest, operationOf } from './answer.ts'

/** Tokens that SDKs make up for each request: they are no part of what is asked. */
const MADE_UP =
  /(?:^|&)(?:ClientToken|ClientRequestToken)=[^&]*|,?"(?:[cC]lient(?:Request)?Token|creationToken)":"[^"]*"/g

/** What is asked, and for the how many-th time: equal in every front that is asked the same in the same order. */
export function numbering(): (request: AnswerRequest) => string {
  const times = new Map<string, number>()
  return request => {
    const { service, region, method, path, query, body } = request
    const asked = [service, region, operationOf(request), method, path, [...query].sort(), body.replaceAll(MADE_UP, '')]
    const key = createHash('sha256')
      .update(canonicalJson(asked as string[]))
      .digest('hex')
    const count = (times.get(key) ?? 0) + 1
    times.set(key, count)
    return count === 1 ? key : createHash('sha256').update(`${key} ${count}`).digest('hex')
  }
}

/** A request id as the service writes them, made of the request's number. */
export function requestIdOf(service: string, number: string): string {
  if (service === 's3')
    return BigInt(`0x${number.slice(0, 24)}`)
      .toString(36)
      .toUpperCase()
      .padStart(16, '0')
      .slice(-16)
  const [a, b, c, d, e] = [
    number.slice(0, 8),
    number.slice(8, 12),
    number.slice(13, 16),
    number.slice(17, 20),
    number.slice(20, 32),
  ]
  return `${a}-${b}-4${c}-8${d}-${e}`
}

const IN_BODY = /(<(?:RequestId|requestId|RequestID)>)[^<]*(<)/g

/** Headers and body with this request id instead of whatever stood there. */
export function withRequestId<A extends { headers: Record<string, string>; body: string }>(
  answer: A,
  service: string,
  id: string,
): A {
  const { 'x-amzn-requestid': _, 'x-amz-request-id': __, 'x-amz-id-2': ___, ...headers } = answer.headers
  const name = service === 's3' ? 'x-amz-request-id' : 'x-amzn-requestid'
  return { ...answer, headers: { ...headers, [name]: id }, body: answer.body.replaceAll(IN_BODY, `$1${id}$2`) }
}
