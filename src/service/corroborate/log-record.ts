import { z } from 'zod'
import { notJson } from './event-scanner.ts'

const text = z.string().max(2048)
const optional = text.nullish().transform(value => value ?? null)

/** What is read of an event; AWS documents the members under "CloudTrail record contents". */
const recordShape = z.object({
  eventSource: text,
  eventName: text,
  eventTime: z.iso.datetime(),
  awsRegion: text,
  requestID: optional,
  recipientAccountId: optional,
  userIdentity: z.looseObject({ arn: optional, accountId: optional }).nullish(),
  sourceIPAddress: optional,
  userAgent: optional,
  errorCode: optional,
  readOnly: z.union([z.boolean(), z.enum(['true', 'false'])]).nullish(),
  eventCategory: optional,
})

/** One call, as the customer's CloudTrail has it. */
export interface LogRecord {
  readonly requestId: string | null
  readonly time: string
  readonly source: string
  readonly name: string
  readonly region: string
  /** The account whose trail has it. */
  readonly account: string | null
  readonly principal: string | null
  readonly address: string | null
  readonly agent: string | null
  readonly error: string | null
  readonly readOnly: boolean | null
  readonly category: string | null
}

/** An object of a log file: a call, or something else. `aws cloudtrail lookup-events` puts the event into a text. @throws LogError */
export function recordOf(json: string): LogRecord | null {
  const value = parsed(json)
  const { CloudTrailEvent } = value as { CloudTrailEvent?: unknown }
  const { data } = recordShape.safeParse(typeof CloudTrailEvent === 'string' ? parsed(CloudTrailEvent) : value)
  if (!data) return null
  return {
    requestId: data.requestID,
    time: data.eventTime,
    source: data.eventSource,
    name: data.eventName,
    region: data.awsRegion,
    account: data.recipientAccountId ?? data.userIdentity?.accountId ?? null,
    principal: data.userIdentity?.arn ?? null,
    address: data.sourceIPAddress,
    agent: data.userAgent,
    error: data.errorCode,
    readOnly: typeof data.readOnly === 'string' ? data.readOnly === 'true' : (data.readOnly ?? null),
    category: data.eventCategory,
  }
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Told below, without the text.
  }
  throw notJson()
}
