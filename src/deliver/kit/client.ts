import type { z } from 'zod'
import type { Context } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { type Answered, exchange, type Streamed } from '../http.ts'
import { type Failed, failed } from '../outcome.ts'
import { redacted } from '../redact.ts'
import { retryAfter } from '../retry-after.ts'
import { Ended, endWith } from './error.ts'

/** What one call says beside its method and path. */
export interface Call {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  /** Bytes, with their Content-Type. */
  readonly body?: Streamed & { readonly contentType: string }
  /** Statuses that are answers too, besides 2xx. */
  readonly also?: readonly number[]
  /** What a status means here, as a sentence for the person who set the destination up. */
  readonly means?: Readonly<Record<number, string>>
}

export interface Reply {
  readonly status: number
  readonly text: string
  /** The answer as the schema has it; an answer of another shape is one that we do not understand, and no success. */
  as<T>(schema: z.ZodType<T>): T
}

export interface Client {
  call(method: string, path: string, call?: Call): Promise<Reply>
}

interface Options {
  readonly base: string
  readonly headers: Readonly<Record<string, string>>
  /** Secrets that the other side may send back, tokens that were fetched included. */
  readonly hidden: readonly string[]
  readonly context: Context
}

const LARGEST_ANSWER = 16 * 1024 * 1024
const ANSWER_MS = 20_000
/** Slower than this, in bytes a millisecond, is not waited for. */
const SLOWEST = 50

/** Speaks JSON with one vendor. @throws Ended for every status that is none of success; see `exchange` for the rest */
export function clientOf({ base, headers, hidden, context }: Options): Client {
  return {
    call: async (method, path, call = {}) => {
      const url = checkUrl(base + path, context.allowPrivate)
      for (const [name, value] of Object.entries(call.query ?? {}))
        if (value !== undefined) url.searchParams.append(name, String(value))
      const { body, more } = bodyOf(call)
      const size = typeof body === 'string' ? 0 : (body?.size ?? 0)
      const answer = await exchange(url, {
        method,
        headers: { accept: 'application/json', 'user-agent': context.userAgent, ...headers, ...more, ...call.headers },
        body,
        timeoutMs: ANSWER_MS + size / SLOWEST,
        ...{
          largestBody: LARGEST_ANSWER,
          bodyMs: ANSWER_MS,
          allowPrivate: context.allowPrivate,
          signal: context.signal,
        },
      })
      const isSuccess = answer.status >= 200 && answer.status < 300
      if (!isSuccess && !call.also?.includes(answer.status)) throw new Ended(refusal(answer, call, hidden))
      return replyOf(answer, hidden)
    },
  }
}

function bodyOf({ json, form, body }: Call): { body?: string | Streamed; more: Record<string, string> } {
  if (body) return { body, more: { 'content-type': body.contentType, 'content-length': String(body.size) } }
  if (json === undefined && form === undefined) return { more: {} }
  const text = json === undefined ? new URLSearchParams(form).toString() : JSON.stringify(json)
  const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json'
  return { body: text, more: { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) } }
}

function refusal({ status, headers, body }: Answered, { means = {} }: Call, hidden: readonly string[]): Failed {
  const meaning = means[status]
  return failed(meaning === undefined ? `HTTP ${status}` : `HTTP ${status}: ${meaning}`, {
    ...{ httpStatus: status, gone: status === 410, detail: redacted(body, hidden) },
    retryAfterMs: retryAfter(headers['retry-after'], new Date()),
  })
}

function replyOf({ status, body }: Answered, hidden: readonly string[]): Reply {
  return {
    ...{ status, text: body },
    as: schema => {
      const known = schema.safeParse(parsed(body))
      if (known.success) return known.data
      return endWith('answer_not_understood', { httpStatus: status, detail: redacted(body, hidden) })
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `url` takes the place of the vendor's host; without a path of its own it gets the vendor's. */
export function baseOf(url: string | undefined, vendor: string): string {
  if (url === undefined) return vendor
  const path = new URL(url).pathname === '/' ? new URL(vendor).pathname : new URL(url).pathname
  return `${new URL(url).origin}${path}`.replace(/\/$/, '')
}
