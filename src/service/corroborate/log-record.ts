import { notJson } from './event-scanner.ts'

/** One call, as the customer's CloudTrail has it; AWS documents the members under "CloudTrail record contents". */
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

type Members = Readonly<Record<string, unknown>>

/**
 * An object of a log file as a call; null where it is something else. `aws cloudtrail lookup-events` puts the event into a
 * text. By hand, for logs have millions of them.
 *
 * @throws LogError
 */
export function recordOf(json: string): LogRecord | null {
  const value = parsed(json)
  const { CloudTrailEvent } = value
  const event = typeof CloudTrailEvent === 'string' ? parsed(CloudTrailEvent) : value
  const identity = event.userIdentity ?? {}
  if (typeof identity !== 'object') return null
  const { arn, accountId } = identity as Members
  const [source, name, time, region] = [event.eventSource, event.eventName, event.eventTime, event.awsRegion]
  if (!isText(source) || !isText(name) || !isTime(time) || !isText(region)) return null
  const { requestID, recipientAccountId, sourceIPAddress, userAgent, errorCode, eventCategory } = event
  if (!isTextOrNone(requestID)) return null
  return {
    ...{ source, name, time, region },
    requestId: requestID ?? null,
    account: textOf(recipientAccountId) ?? textOf(accountId),
    principal: textOf(arn),
    address: textOf(sourceIPAddress),
    agent: textOf(userAgent),
    error: textOf(errorCode),
    readOnly: flagOf(event.readOnly),
    category: textOf(eventCategory),
  }
}

const LONGEST = 2048
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

const isTime = (value: unknown): value is string =>
  isText(value) && TIME.test(value) && !Number.isNaN(Date.parse(value))
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST
const isTextOrNone = (value: unknown): value is string | null | undefined => (value ?? null) === null || isText(value)
const textOf = (value: unknown): string | null => (isText(value) ? value : null)

/** A boolean in log files, a text in what `lookup-events` adds. */
function flagOf(value: unknown): boolean | null {
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : null
}

function parsed(json: string): Members {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null) return value as Members
  } catch {
    // Told below, without the text.
  }
  throw notJson()
}
