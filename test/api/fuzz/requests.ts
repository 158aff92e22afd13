import * as fc from 'fast-check'
import type { Operation, Parameter } from '../../../src/api/spec/document.ts'
import { HOSTILE, type Values } from './values.ts'

export interface Request {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string
}

interface Place {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

const own = ({ parameters = [] }: Operation, place: string): Parameter[] =>
  parameters.filter((one): one is Parameter => !('$ref' in one) && one.in === place)

const texts = fc.constantFrom(...HOSTILE.filter(value => typeof value === 'string' && value.length < 5000))
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
/** Half a character has no form in an address. */
const encoded = (value: unknown): string => encodeURIComponent(asText(value).toWellFormed())

const HEADERS = {
  'idempotency-key': ['one', 'two', '', ' ', 'x'.repeat(300), 'ä'],
  'if-none-match': ['*', '"x"', 'W/"', ''],
  range: ['bytes=0-1', 'bytes=9-1', 'bytes=-', 'lines=1', 'bytes=99999999999999999999-'],
  prefer: ['wait=0', 'wait=x', 'wait=-1', 'respond-async'],
  accept: ['text/html', '*/*', 'application/xml;q=x'],
} as const
const odd = fc.record(
  Object.fromEntries(Object.entries(HEADERS).map(([name, values]) => [name, fc.constantFrom(...values)])),
  { requiredKeys: [], noNullPrototype: true },
)
const headers = fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, { arbitrary: odd, weight: 1 })

/** Requests for an operation: mostly almost right. */
export function requestsOf({ path, method, operation }: Place, values: Values): fc.Arbitrary<Request> {
  const ids = own(operation, 'path').map(({ name, schema }) => fc.tuple(fc.constant(name), values.of(schema)))
  const asked = own(operation, 'query').map(({ name, schema }) =>
    fc.option(fc.tuple(fc.constant(name), values.of(schema)), { freq: 2, nil: undefined }),
  )
  const more = fc.option(fc.tuple(texts, texts), { freq: 6, nil: undefined })
  return fc
    .record({ ids: fc.tuple(...ids), asked: fc.tuple(...asked, more), headers, body: bodyOf(operation, values) })
    .map(({ ids, asked, headers, body }) => {
      const address = ids.reduce((address, [name, value]) => address.replace(`{${name}}`, encoded(value)), path)
      const query = asked.flatMap(pair => (pair ? [`${encoded(pair[0])}=${encoded(pair[1])}`] : [])).join('&')
      return {
        ...{ method: method.toUpperCase(), url: query === '' ? address : `${address}?${query}` },
        headers: { ...headers, ...(body && { 'content-type': body.type }) },
        ...(body && { payload: body.text }),
      }
    })
}

interface Body {
  readonly type: string
  readonly text: string
}

function bodyOf({ requestBody }: Operation, values: Values): fc.Arbitrary<Body | undefined> {
  const json = (value: unknown): Body => ({ type: 'application/json', text: JSON.stringify(value) ?? '' })
  if (!requestBody) return fc.option(fc.constantFrom({}, [], 1).map(json), { freq: 5, nil: undefined })
  const schema = requestBody.content['application/json']?.schema
  const broken = fc.constantFrom('{', '', 'null', '{"a":1,"a":2}', '"x"', '[1]', '{"__proto__":{"x":1}}', '\u0000')
  return fc.oneof(
    { weight: 12, arbitrary: values.of(schema).map(json) },
    { weight: 1, arbitrary: broken.map(text => ({ type: 'application/json', text })) },
    { weight: 1, arbitrary: fc.constant({ type: 'text/plain', text: 'hello' }) },
  )
}
