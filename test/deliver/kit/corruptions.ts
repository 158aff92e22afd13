import { type Contract, operationFor, type Schema } from './contract.ts'
import { partsOf } from './multipart.ts'
import type { Request } from './refusals.ts'

export interface Corruption {
  readonly what: string
  readonly request: Request
}

/** A right request with one thing wrong, in every way in which a contract can tell. */
export function* corruptions(contract: Contract, request: Request): Generator<Corruption> {
  const url = new URL(request.path, 'http://fake')
  const found = operationFor(contract, request.method, url.pathname)
  if (typeof found !== 'object') throw new Error(`${request.method} ${request.path} is none of the contract`)
  const { operation } = found
  const at = (what: string, more: Partial<Request>): Corruption => ({
    ...{ what: `${operation.operationId}: ${what}`, request: { ...request, ...more } },
  })

  yield at('another method', { method: request.method === 'DELETE' ? 'TRACE' : 'DELETE' })
  yield at('another path', { path: `${url.pathname.replace(/\/?$/, '-x/x')}${url.search}` })
  yield at('an unknown parameter', { path: withQuery(url, query => query.append('surprise', '1')) })
  if ((operation.security ?? contract.security ?? []).length > 0) {
    const names = Object.values(contract.components?.securitySchemes ?? {}).map(({ name = 'Authorization' }) => name)
    const without = { ...request.headers }
    for (const name of names) delete without[name.toLowerCase()]
    yield at('no authorization', { headers: without })
  }
  for (const { name, in: where, required, schema = {} } of operation.parameters ?? []) {
    if (where === 'query' && required) yield at(`no ${name}`, { path: withQuery(url, query => query.delete(name)) })
    if (where === 'query' && url.searchParams.has(name) && isNarrow(schema))
      yield at(`a wrong ${name}`, { path: withQuery(url, query => query.set(name, '~')) })
    if (where === 'header' && required)
      yield at(`no ${name}`, { headers: { ...request.headers, [name.toLowerCase()]: undefined } })
  }
  if (!operation.requestBody) return void (yield at('a body', { body: Buffer.from('{}') }))
  for (const { what, headers, body } of ofBody(contract, request, operation.requestBody.content))
    yield at(what, { headers, body })
}

const isNarrow = ({ type, format, enum: names, pattern }: Schema): boolean =>
  ['number', 'integer', 'boolean'].includes(String(type)) || [format, names, pattern].some(rule => rule !== undefined)

function withQuery(url: URL, change: (query: URLSearchParams) => void): string {
  const query = new URLSearchParams(url.searchParams)
  change(query)
  return `${url.pathname}?${query}`
}

type Body = Pick<Request, 'headers' | 'body'> & { readonly what: string }
type Content = Readonly<Record<string, { readonly schema?: Schema }>>

function* ofBody(contract: Contract, { headers, body }: Request, content: Content): Generator<Body> {
  const given = headers['content-type'] ?? ''
  const type = given.split(';')[0] ?? ''
  yield { what: 'no body', headers, body: Buffer.alloc(0) }
  if (!content[type]) return void (yield { what: 'no content type', headers: { ...headers, 'content-type': '' }, body })
  yield { what: 'another content type', headers: { ...headers, 'content-type': 'text/plain' }, body }
  const schema = resolved(contract, content[type].schema ?? {})
  if (type === 'multipart/form-data') return yield* ofParts(headers, body, schema)
  if (type.includes('urlencoded')) return yield* ofForm(headers, body, schema)
  const json = JSON.parse(body.toString('utf8'))
  yield { what: 'half a body', headers, body: body.subarray(0, body.length / 2) }
  for (const [what, wrong] of ofJson(json, '')) yield { what, headers, body: Buffer.from(JSON.stringify(wrong)) }
  for (const name of requiredOf(schema)) {
    const { [name]: _, ...rest } = json
    yield { what: `no ${name}`, headers, body: Buffer.from(JSON.stringify(rest)) }
  }
}

const requiredOf = ({ required = [] }: Schema): readonly string[] => required as readonly string[]

function resolved({ components }: Contract, schema: Schema): Schema {
  const name =
    String(schema.$ref ?? '')
      .split('/')
      .at(-1) ?? ''
  return components?.schemas?.[name] ?? schema
}

/** Each value, however deep, as one of another type; and a member too many. */
function* ofJson(value: unknown, where: string): Generator<[string, unknown]> {
  if (where !== '') yield [`${where} of another type`, typeof value === 'string' ? { x: 1 } : '~']
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries())
      for (const [what, wrong] of ofJson(entry, `${where}/${index}`)) yield [what, value.with(index, wrong)]
  } else if (typeof value === 'object' && value !== null) {
    if (where === '') yield ['a member too many', { ...value, surprise: 1 }]
    for (const [name, member] of Object.entries(value))
      for (const [what, wrong] of ofJson(member, `${where}/${name}`)) yield [what, { ...value, [name]: wrong }]
  }
}

function* ofForm(headers: Request['headers'], body: Buffer, schema: Schema): Generator<Body> {
  const changed = (change: (form: URLSearchParams) => void) => {
    const form = new URLSearchParams(body.toString())
    change(form)
    return Buffer.from(form.toString())
  }
  yield { what: 'a field too many', headers, body: changed(form => form.append('surprise', '1')) }
  for (const name of requiredOf(schema)) yield { what: `no ${name}`, headers, body: changed(form => form.delete(name)) }
}

function* ofParts(headers: Request['headers'], body: Buffer, schema: Schema): Generator<Body> {
  const text = body.toString('latin1')
  const changed = (what: string, from: string | RegExp, to: string): Body => ({
    ...{ what, headers, body: Buffer.from(text.replace(from, to), 'latin1') },
  })
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>
  yield { what: 'no boundary', headers: { ...headers, 'content-type': 'multipart/form-data' }, body }
  yield { what: 'no end', headers, body: body.subarray(0, body.length - 8) }
  yield changed(
    'a part too many',
    /\r\n--([^\r]+)--\r\n$/,
    '\r\n--$1\r\ncontent-disposition: form-data; name="surprise"\r\n\r\n1\r\n--$1--\r\n',
  )
  for (const { name, fileName, bytes } of partsOf(body, headers['content-type'] ?? '') ?? []) {
    yield changed(`${name} misnamed`, `name="${name}"`, `name="x${name}"`)
    if (fileName !== undefined) {
      yield changed('no file name', /; filename="[^"]*"/, '')
      yield changed('a generic type', /(filename="[^"]*"\r\ncontent-type: )[^\r]+/i, '$1application/octet-stream')
      yield changed('no type of the file', /(filename="[^"]*")\r\ncontent-type: [^\r]+/i, '$1')
      yield changed('another extension', /filename="([^"]*)\.\w+"/, 'filename="$1.exe"')
      yield changed('an empty file', bytes.toString('latin1'), '')
    } else if (isNarrow(properties[name] ?? {})) {
      yield changed(`a wrong ${name}`, `\r\n\r\n${bytes.toString('latin1')}\r\n`, '\r\n\r\n~\r\n')
    }
  }
}
