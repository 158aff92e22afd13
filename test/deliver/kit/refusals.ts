import type { IncomingHttpHeaders } from 'node:http'
import { type Contract, type Operation, operationFor, type Parameter, type Schema, type Scheme } from './contract.ts'
import { type Part, partsOf } from './multipart.ts'
import { schemasOf } from './schemas.ts'
import { contentTypeOf } from './types.ts'

export interface Request {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Asked extends Request {
  readonly operation: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly json: unknown
  readonly parts: readonly Part[]
}

export type Held = { readonly asked: Asked } | { readonly status: number; readonly problem: string }

/** Holds requests against a contract: what it does not allow, in whatever part of a request, is refused. */
export function reader(contract: Contract): (request: Request) => Held {
  const wrong = schemasOf(contract)

  return request => {
    const url = new URL(request.path, 'http://fake')
    const found = operationFor(contract, request.method, url.pathname)
    if (found === undefined) return { status: 404, problem: `no such path: ${url.pathname}` }
    if (found === 'method') return { status: 405, problem: `no ${request.method} here` }
    const { operation, params } = found
    if (!isAuthorized(contract, operation, request.headers)) return { status: 401, problem: 'not authorized' }
    const problem =
      parameterProblem(operation, { params, query: url.searchParams, headers: request.headers }, wrong) ??
      lengthProblem(operation, request)
    if (problem !== undefined) return { status: 400, problem }
    const body = bodyOf(operation, request, wrong)
    if ('problem' in body) return body
    const { json, parts } = body
    return { asked: { ...request, operation: operation.operationId, params, query: url.searchParams, json, parts } }
  }
}

type Wrong = ReturnType<typeof schemasOf>

function isAuthorized(contract: Contract, operation: Operation, headers: IncomingHttpHeaders): boolean {
  const ways = operation.security ?? contract.security ?? []
  if (ways.length === 0) return true
  const schemes = contract.components?.securitySchemes ?? {}
  return ways.some(way => Object.keys(way).every(name => isHeld(schemes[name], headers)))
}

function isHeld(scheme: Scheme | undefined, headers: IncomingHttpHeaders): boolean {
  if (!scheme) return false
  const value = String(headers[(scheme.name ?? 'authorization').toLowerCase()] ?? '')
  const fallback =
    scheme.type === 'apiKey' ? '^\\S+$' : scheme.scheme === 'basic' ? '^Basic [A-Za-z0-9+/]+=*$' : '^Bearer \\S+$'
  return new RegExp(scheme['x-pattern'] ?? fallback).test(value)
}

interface Given {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

function parameterProblem({ parameters = [] }: Operation, given: Given, wrong: Wrong): string | undefined {
  const named = new Set(parameters.filter(each => each.in === 'query').map(({ name }) => name))
  const extra = [...given.query.keys()].find(name => !named.has(name))
  if (extra !== undefined) return `no such parameter: ${extra}`
  for (const parameter of parameters) {
    const values = valuesOf(parameter, given)
    if (values.length === 0 && parameter.required) return `${parameter.name} is missing`
    const { schema = {} } = parameter
    const single = (schema.type === 'array' ? schema.items : schema) as Schema
    const found = values.map(value => wrong(scalar(value, single), single, 'asked')).find(Boolean)
    if (found !== undefined) return `${parameter.name}:${found}`
  }
  return undefined
}

function valuesOf({ name, in: where }: Parameter, { params, query, headers }: Given): string[] {
  if (where === 'query') return query.getAll(name)
  const value = where === 'path' ? params[name] : headers[name.toLowerCase()]
  return value === undefined ? [] : [String(value)]
}

/** Text as the type that is meant; what is not of it stays text, and is refused as such. */
function scalar(text: string, { type }: Schema): unknown {
  if ((type === 'number' || type === 'integer') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text
}

function lengthProblem(operation: Operation, { body }: Request): string | undefined {
  return body.length > (operation['x-max-bytes'] ?? Number.POSITIVE_INFINITY) ? 'too large' : undefined
}

type Body = { json: unknown; parts: readonly Part[] } | { status: number; problem: string }

function bodyOf({ requestBody }: Operation, { headers, body }: Request, wrong: Wrong): Body {
  const nothing = { json: undefined, parts: [] }
  if (!requestBody) return body.length > 0 ? { status: 400, problem: 'a body where none belongs' } : nothing
  if (body.length === 0) return requestBody.required ? { status: 400, problem: 'no body' } : nothing
  const given = headers['content-type'] ?? ''
  const type = given.split(';')[0]?.trim().toLowerCase() ?? ''
  const media = requestBody.content[type] ?? (type.includes('/') ? requestBody.content['*/*'] : undefined)
  if (!media) return { status: 415, problem: `content type ${given}` }
  const { schema = {}, encoding = {} } = media
  if (type === 'multipart/form-data') {
    const parts = partsOf(body, given)
    if (!parts) return { status: 400, problem: 'no multipart body' }
    const problem = partProblem(parts, schema, encoding) ?? wrong(membersOf(parts, schema), schema, 'asked')
    return problem === undefined ? { json: undefined, parts } : { status: 400, problem }
  }
  if (!/json|urlencoded/.test(type) || requestBody.content['*/*'] === media) return nothing
  const json = type.includes('json') ? parsed(body) : Object.fromEntries(new URLSearchParams(body.toString()))
  const problem = json === undefined ? 'no JSON' : wrong(json, schema, 'asked')
  return problem === undefined ? { json, parts: [] } : { status: 400, problem }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Files stand for themselves as text; the rest is text, or what its type makes of it. */
function membersOf(parts: readonly Part[], { properties = {} }: Schema): Record<string, unknown> {
  const schemas = properties as Readonly<Record<string, Schema>>
  return Object.fromEntries(
    parts.map(({ name, bytes }) => [name, scalar(bytes.toString('latin1'), schemas[name] ?? {})]),
  )
}

type Encoding = Readonly<Record<string, { readonly 'x-types'?: readonly string[] }>>

function partProblem(parts: readonly Part[], schema: Schema, encoding: Encoding): string | undefined {
  const names = parts.map(({ name }) => name)
  if (new Set(names).size < names.length) return 'a part comes twice'
  const oneOf = schema['x-one-of-parts'] as readonly string[] | undefined
  if (oneOf && names.filter(name => oneOf.includes(name)).length !== 1) return `exactly one of ${oneOf}`
  const files = (schema.properties ?? {}) as Readonly<Record<string, Schema>>
  for (const part of parts) {
    if (files[part.name]?.format !== 'binary') continue
    const problem = fileProblem(part, encoding[part.name]?.['x-types'])
    if (problem !== undefined) return problem
  }
  return undefined
}

function fileProblem({ fileName, contentType, bytes }: Part, types: readonly string[] | undefined): string | undefined {
  if (!fileName || bytes.length === 0) return 'a file without a name or without bytes'
  const extension = fileName.split('.').at(-1) ?? ''
  if (types && !types.includes(extension)) return `files of type ${extension} are not taken`
  return contentType === contentTypeOf(extension) ? undefined : `${contentType} is not the type of .${extension}`
}
