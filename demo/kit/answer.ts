/** A request as it reaches the emulator's front. */
export interface AnswerRequest {
  /** Signing name and region (`access-analyzer`, `us-east-1`). */
  readonly service: string
  readonly region: string
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  /** When it is asked: moments of answers are told from here. */
  readonly now: Date
}

export interface AnswerResponse {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer for a call that moto lacks, in the wire shape AWS documents. */
export interface Answer {
  /** Signing name of the service. */
  readonly service: string
  /** The operation (`X-Amz-Target` suffix or `Action`), or for REST protocols a pattern on `METHOD /path`. */
  readonly operation: string | RegExp
  /** `null` leaves the request to moto. */
  respond(request: AnswerRequest): AnswerResponse | null
  /** Changes the text that moto answered; for what moto knows but cannot be told, such as moments in the past. */
  rewrite?(body: string, request: AnswerRequest): string
}

/** An answer of the JSON protocols. */
export const json = (body: unknown, status = 200): AnswerResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
})

/** An answer of the XML protocols. */
export const xml = (body: string, status = 200): AnswerResponse => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
})

/** The name by which {@link Answer.operation} matches. */
export function operationOf(request: Pick<AnswerRequest, 'headers' | 'body' | 'query' | 'method' | 'path'>): string {
  const target = request.headers['x-amz-target']
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1)
  const action = /(?:^|&)Action=([^&]+)/.exec(request.body)?.[1] ?? request.query.get('Action')
  return action ?? `${request.method} ${request.path}`
}

export function matches(answer: Answer, request: AnswerRequest): boolean {
  if (answer.service !== request.service) return false
  const operation = operationOf(request)
  return typeof answer.operation === 'string' ? answer.operation === operation : answer.operation.test(operation)
}
