import * as fc from 'fast-check'
import type { Document, Schema } from '../../../src/api/spec/document.ts'

/** As much of JSON Schema as values are made from. */
interface Known extends Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Known[]
  readonly oneOf?: readonly Known[]
  readonly allOf?: readonly Known[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Known
  readonly properties?: Record<string, Known>
  readonly additionalProperties?: boolean | Known
}

/** What nobody sends in earnest. */
export const HOSTILE: readonly unknown[] = [
  ...[null, true, -1, 0, 1e308, -0, 2 ** 53, '', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e', '😀'.repeat(50)],
  ...['../../etc/passwd', "' or 1=1 --", '%00', '{{7*7}}', '$(id)', '__proto__', 'constructor', 'x'.repeat(20_000)],
  ...[
    '2026-13-45T99:99:99Z',
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00Z',
    'http://[::1',
    '* * * * * *',
    'Mars/Olympus',
  ],
  ...[
    [],
    {},
    [[[[[[]]]]]],
    [null],
    { __proto__: null, constructor: { prototype: 1 } },
    Array.from({ length: 600 }, () => 'x'),
  ],
]
const hostile = fc.constantFrom(...HOSTILE)

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  'date-time': fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
  date: fc.date({ noInvalidDate: true }).map(date => date.toISOString().slice(0, 10)),
  uri: fc.constantFrom(
    ...['https://hooks.invalid/x', 'http://127.0.0.1:9/', 'https://[::1]/', 'https://10.0.0.1/', 'ftp://x.invalid'],
    ...['https://user:pass@hooks.invalid/', 'https://hooks.invalid:99999/', 'javascript:alert(1)', 'no address'],
  ),
}

/** Makes values that a document's schemas allow, each part of them replaced now and then by one that nobody sends in earnest. */
export class Values {
  readonly #document: Document
  /** What is there: ids that requests may hit. */
  readonly #known: readonly string[]

  constructor(document: Document, known: readonly string[]) {
    this.#document = document
    this.#known = known
  }

  of(schema: Known | undefined, depth = 0): fc.Arbitrary<unknown> {
    const right = schema === undefined || depth > 6 ? hostile : this.#allowed(schema, depth)
    return fc.oneof({ arbitrary: right, weight: 19 }, { arbitrary: hostile, weight: 1 })
  }

  #allowed(schema: Known, depth: number): fc.Arbitrary<unknown> {
    const { $ref, const: only, enum: all, anyOf, oneOf, allOf } = schema
    if ($ref !== undefined) return this.of(this.#document.components.schemas[$ref.split('/').at(-1) ?? ''], depth + 1)
    if (only !== undefined) return fc.constant(only)
    if (all !== undefined) return fc.constantFrom(...all)
    const forms = anyOf ?? oneOf ?? allOf
    if (forms !== undefined) return fc.oneof(...forms.map(form => this.of(form, depth + 1)))
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['any'])
    return fc.oneof(...types.map(type => this.#typed(type, schema, depth)))
  }

  #typed(type: string, schema: Known, depth: number): fc.Arbitrary<unknown> {
    if (type === 'string') return this.#text(schema)
    if (type === 'integer' || type === 'number') return integer(schema)
    if (type === 'boolean') return fc.boolean()
    if (type === 'null') return fc.constant(null)
    if (type === 'array') return fc.array(this.of(schema.items, depth + 1), { maxLength: 3 })
    return type === 'object' ? this.#object(schema, depth) : hostile
  }

  #text({ format, pattern, minLength = 0, maxLength = 200 }: Known): fc.Arbitrary<string> {
    if (format === 'uuid')
      return fc.oneof({ arbitrary: fc.constantFrom(...this.#known), weight: 5 }, { arbitrary: fc.uuid(), weight: 1 })
    const known = FORMATS[format ?? '']
    if (known) return known
    if (pattern !== undefined && !/\(\?/.test(pattern)) return fc.stringMatching(new RegExp(pattern))
    return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40), unit: 'grapheme' })
  }

  #object({ properties = {}, required = [], additionalProperties }: Known, depth: number): fc.Arbitrary<unknown> {
    const members = Object.entries(properties).map(([name, member]) => [name, this.of(member, depth + 1)])
    const known = fc.record(Object.fromEntries(members), { requiredKeys: required as never[], noNullPrototype: true })
    if (additionalProperties === false || additionalProperties === undefined) return known
    const more = typeof additionalProperties === 'object' ? this.of(additionalProperties, depth + 1) : hostile
    return fc
      .tuple(known, fc.dictionary(fc.string({ maxLength: 12 }), more, { maxKeys: 3 }))
      .map(([a, b]) => ({ ...b, ...a }))
  }
}

const integer = ({ minimum = -10, maximum = 1000 }: Known) =>
  fc.integer({ min: Math.max(minimum, -2_147_483_648), max: Math.min(maximum, 2_147_483_647) })
