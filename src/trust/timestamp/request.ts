import { randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { sha256 } from '../../evidence/digest.ts'
import { CLOCK_SKEW_MS } from './skew.ts'
import { readToken, type TimestampFacts, TokenError } from './token.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
/** Tokens are a few kilobytes. */
const LARGEST_ANSWER = 256 * 1024

export interface Timestamp {
  /** DER of the response, as it goes into `manifest.json.tsr`. */
  readonly response: Buffer
  readonly facts: TimestampFacts
  /** URL of the authority that answered. */
  readonly authority: string
}

export interface TimestampOptions {
  /** URLs, tried in this order. */
  readonly authorities: readonly string[]
  /** The process's own way out; it may refuse private addresses. */
  readonly fetch?: typeof fetch
  /** Per authority; default 15 s. */
  readonly timeoutMs?: number
}

/** No authority gave a valid token; `reasons` has one sentence for each. */
export class TimestampError extends Error {
  readonly reasons: readonly { readonly authority: string; readonly reason: string }[]

  constructor(reasons: TimestampError['reasons']) {
    super('No timestamp authority answered with a valid token.')
    this.name = 'TimestampError'
    this.reasons = reasons
  }
}

/**
 * Has an outside authority state that `data` exists now (RFC 3161, SHA-256, with nonce and certificate). An answer that does not
 * verify counts as none, and the next authority is asked.
 *
 * @throws TimestampError
 */
export async function requestTimestamp(data: Uint8Array, options: TimestampOptions): Promise<Timestamp> {
  const reasons: { authority: string; reason: string }[] = []
  for (const authority of options.authorities) {
    try {
      return await ask(authority, data, options)
    } catch (error) {
      reasons.push({ authority, reason: error instanceof TokenError ? error.message : 'The authority did not answer.' })
    }
  }
  throw new TimestampError(reasons)
}

async function ask(authority: string, data: Uint8Array, options: TimestampOptions): Promise<Timestamp> {
  const { fetch: send = fetch, timeoutMs = 15_000 } = options
  const nonce = randomBytes(16)
  // A positive INTEGER without leading zeroes, so that it comes back as it went.
  nonce.writeUInt8((nonce.readUInt8(0) & 0x3f) | 0x40, 0)
  const answer = await send(authority, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: queryFor(data, nonce),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  })
  if (!answer.ok) throw new TokenError(`The authority answered with HTTP status ${answer.status}.`)
  const response = await limited(answer)
  const facts = await readToken(response, data)
  if (facts.nonce !== nonce.toString('hex')) throw new TokenError('The authority answered another request.')
  // A package with such a token would not be valid: one of the two clocks is wrong.
  if (Math.abs(Date.parse(facts.time) - Date.now()) > CLOCK_SKEW_MS)
    throw new TokenError(`The authority says that it is ${facts.time}, which this machine's clock does not.`)
  return { response, facts, authority }
}

async function limited(answer: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > LARGEST_ANSWER) throw new TokenError('The authority answered with more than a token.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** DER of a TimeStampReq. */
export function queryFor(data: Uint8Array, nonce: Uint8Array): Buffer<ArrayBuffer> {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1.Null() }),
      hashedMessage: new asn1.OctetString({ valueHex: Uint8Array.from(sha256(data)).buffer }),
    }),
    nonce: new asn1.Integer({ valueHex: Uint8Array.from(nonce).buffer }),
    certReq: true,
  })
  return Buffer.from(request.toSchema().toBER(false))
}
