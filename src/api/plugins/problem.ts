import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { FrameworkError } from '../../frameworks/errors.ts'
import { ServiceError } from '../../service/runtime/error.ts'
import type { Serving } from '../../service/runtime/serving.ts'
import { StoreError } from '../../store/index.ts'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'
import { type ProblemCode, SPOKEN, STATUS } from '../problem-codes.ts'
import type { Problem } from '../schemas/common.ts'
import { opensPage } from '../web-app.ts'
import { methodsOf } from './methods.ts'

type Page = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined

/**
 * Answers every failure as RFC 9457 problem+json. What we have no name for is logged here and told nobody. Who opens an
 * unknown address in a browser gets the web interface, which knows its own views.
 */
export function problems(app: Api, { log }: Pick<Serving, 'log'>, page: Page): void {
  app.setErrorHandler((error, request, reply) => answer(reply, problemOf(error), request, error, log))
  const allowed = methodsOf(app)
  app.setNotFoundHandler((request, reply) => {
    const methods = allowed(request.url)
    const opened = methods.length === 0 && opensPage(request) ? page(request, reply) : undefined
    if (opened) return opened
    if (methods.length === 0)
      return answer(reply, problem('not_found', 'There is nothing at this address.'), request, null, log)
    const detail = `This address takes ${methods.join(', ')}, not ${request.method}.`
    return answer(reply.header('allow', methods.join(', ')), problem('method_not_allowed', detail), request, null, log)
  })
}

/** Addresses that the router itself refuses reach neither hooks nor handlers. */
export function routerErrors(error: unknown, _: FastifyRequest, reply: FastifyReply): void {
  const body = problemOf(error)
  reply.code(body.status).type('application/problem+json').send(JSON.stringify(body))
}

function answer(
  reply: FastifyReply,
  body: Problem,
  request: FastifyRequest,
  error: unknown,
  log: Serving['log'],
): FastifyReply {
  if (body.status >= 500 && body.code !== 'shutting_down') {
    const { name, message } = error instanceof Error ? error : { name: 'error', message: '' }
    const route = request.routeOptions.url ?? null
    log.error({ route, method: request.method, code: body.code, error: `${name}: ${message}` }, 'a request failed')
  }
  if (error instanceof ApiError) reply.headers(error.headers)
  if (body.status === 503) reply.header('retry-after', '5')
  return reply.code(body.status).type('application/problem+json').send(body)
}

export function problem(code: ProblemCode, detail: string, errors?: Problem['errors']): Problem {
  const status = STATUS[code]
  return {
    type: `urn:exhibit:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    code,
    ...(errors && { errors }),
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  422: 'Cannot be processed',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Unavailable',
  507: 'Out of space',
}

/** Said in place of messages that name a path of the machine. */
const WITHOUT_PLACES: Partial<Record<ProblemCode, string>> = {
  disk_full: 'No space is left on a disk of the service: free some and try again.',
}

const HIDDEN = 'Something went wrong in Exhibit; its log says what.'

export function problemOf(error: unknown): Problem {
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error)
  const code = ours(error) ? named(error) : foreign(error)
  const detail = WITHOUT_PLACES[code] ?? (ours(error) ? error.message : (DETAILS[code] ?? HIDDEN))
  return problem(code, STATUS[code] >= 500 && !SPOKEN.has(code) ? HIDDEN : detail)
}

const ours = (error: unknown): error is ApiError | ServiceError | StoreError | FrameworkError =>
  error instanceof ApiError ||
  error instanceof ServiceError ||
  error instanceof StoreError ||
  error instanceof FrameworkError

/** That the database refuses us is not the caller's fault. */
function named(error: ApiError | ServiceError | StoreError | FrameworkError): ProblemCode {
  return error instanceof StoreError && error.code === 'unauthorized' ? 'unauthorized_database' : error.code
}

const DETAILS: Partial<Record<ProblemCode, string>> = {
  invalid_request: 'The request cannot be read; see the API documentation under /docs.',
  uri_too_long: 'A part of the address is too long.',
  malformed: 'The address is not valid: see its percent-encoding.',
  body_too_large: 'The body of the request is too large.',
  unsupported_media_type: 'Send the body as application/json.',
  rate_limited: 'Too many requests; wait as long as Retry-After says.',
  overloaded: 'The service is busy; try again shortly.',
}

/** Errors of Fastify and its plugins by their HTTP status; data that PostgreSQL refuses (SQLSTATE 22…) is the caller's. */
function foreign(error: unknown): ProblemCode {
  const { statusCode, code } = (error ?? {}) as { statusCode?: number; code?: string }
  if (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)) return 'invalid_request'
  if (code === 'FST_ERR_BAD_URL') return 'malformed'
  if (statusCode === 414) return 'uri_too_long'
  if (statusCode === 413) return 'body_too_large'
  if (statusCode === 415) return 'unsupported_media_type'
  if (statusCode === 429) return 'rate_limited'
  if (statusCode === 503) return 'overloaded'
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'invalid_request' : 'internal'
}

type Invalid = {
  validationContext?: string
  validation: readonly { instancePath: string; message?: string | undefined }[]
}

function invalid(error: unknown): Problem {
  const { validation, validationContext = 'request' } = error as Invalid
  const errors = validation.slice(0, 20).map(({ instancePath, message = 'is not valid' }) => ({
    in: validationContext,
    pointer: instancePath,
    message,
  }))
  const [first] = errors
  const place = first ? `${placeOf(first)}: ${first.message}` : 'it does not fit'
  return problem('invalid_request', `The request is not valid. ${place}`.replace(/\.?$/, '.'), errors)
}

/** `label in the body`, `The query`. */
function placeOf({ in: part, pointer }: { in: string; pointer: string }): string {
  const [upper, lower] = PLACES[part] ?? ['The request', 'the request']
  return pointer === '' || pointer === '/' ? upper : `${pointer.slice(1).replaceAll('/', '.')} in ${lower}`
}

const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  body: ['The body', 'the body'],
  querystring: ['The query', 'the query'],
  params: ['The address', 'the address'],
  headers: ['The headers', 'the headers'],
}
