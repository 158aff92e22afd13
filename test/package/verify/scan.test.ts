import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../src/evidence/json.ts'
import { parseCanonical } from '../../../src/package/verify/canonical.ts'
import { isBefore, NO, valueEnd } from '../../../src/package/verify/scan.ts'
import { mutated } from './mutate.ts'

const DEPTH = 64

/** Is the whole text accepted? In the midst of other bytes, as lines are. */
function scanned(text: string): boolean {
  const bytes = Buffer.from(`}"${text}\n"}]`)
  return valueEnd(bytes, 2, 0) === bytes.length - 4
}

/** What the reference says. */
function refused(text: string): string | null {
  try {
    parseCanonical(text)
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '',
    '\0',
    '\b',
    '\x7f',
    '\x1f',
    '"',
    '\\',
    '\u2028',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{10000}',
    'é',
    '__proto__',
    'toJSON',
    '10',
    '9',
  ),
)
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.tuple(fc.integer(), fc.nat(12)).map(([digits, places]) => digits / 10 ** places),
  fc.maxSafeInteger(),
  fc.constantFrom(0, 1e21, 1e20, 123456789012345, 1234567890123456, 1e-6, 1e-7, 5e-324, Number.MAX_VALUE, -1, -0.5),
)
const { value } = fc.letrec<{ value: unknown; array: unknown[]; object: object }>(tie => ({
  value: fc.oneof({ maxDepth: 5 }, text, number, fc.boolean(), fc.constant(null), tie('array'), tie('object')),
  array: fc.array(tie('value'), { maxLength: 6 }),
  object: fc.dictionary(text, tie('value'), { maxKeys: 8, noNullPrototype: true }),
}))

test('accepts only what is canonical, whatever is changed in canonical JSON', () => {
  fc.assert(
    fc.property(mutated(value.map(one => canonicalJson(one))), one => {
      if (scanned(one)) expect(refused(one)).toBeNull()
    }),
    { numRuns: 20_000 },
  )
})

const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"b"',
  '"',
  '\\',
  '\\n',
  '\\/',
  '\\u0000',
  '\\u001f',
  '\\u001F',
  '\\u0020',
  '\\b',
] as const
const MORE = [
  '0',
  '-',
  '1',
  '.5',
  'e5',
  'e+21',
  'E2',
  '00',
  ' ',
  'true',
  'false',
  'nul',
  'null',
  '\u{1f600}',
  '\uff00',
  '\n',
  '\t',
] as const

test('accepts only what is canonical, however tokens are put together', () => {
  const tokens = fc.array(fc.constantFrom(...TOKENS, ...MORE), { maxLength: 9 }).map(list => list.join(''))
  const around = fc.constantFrom(['', ''], ['[', ']'], ['{"a":', '}'], ['"', '"'], ['{"a":0,', '}'])
  fc.assert(
    fc.property(tokens, around, (inside, [before, behind]) => {
      const one = `${before}${inside}${behind}`
      if (scanned(one)) expect(refused(one)).toBeNull()
    }),
    { numRuns: 50_000 },
  )
})

/** Keys whose order or spelling is left to the reference. */
const isRare = (key: string): boolean => JSON.stringify(key) !== `"${key}"` || /[\ue000-\uffff\ud800-\udfff]/.test(key)
const hasRareKey = (one: unknown): boolean =>
  typeof one === 'object' &&
  one !== null &&
  Object.entries(one).some(([key, member]) => key === '__proto__' || isRare(key) || hasRareKey(member))

test('accepts all canonical JSON but for rare keys', () => {
  fc.assert(
    fc.property(value, one => {
      if (!hasRareKey(one)) expect(scanned(canonicalJson(one))).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

const CASES: [string, boolean][] = [
  ['0', true],
  ['-0', false],
  ['01', false],
  ['-01', false],
  ['1.0', false],
  ['1e2', false],
  ['1.5', true],
  ['-12.25', true],
  ['1.50', false],
  ['1.', false],
  ['1.5.5', false],
  ['0.5', true],
  ['0.000001', true],
  ['0.0000001', false],
  ['12345678901234.5', true],
  ['1234567890123456.7', false],
  ['1e+21', true],
  ['1E+21', false],
  ['1e400', false],
  ['123456789012345678', false],
  ['123456789012345680', true],
  ['9'.repeat(1_000_000), false],
  ['-', false],
  ['', false],
  ['NaN', false],
  ['"\\u0007"', true],
  ['"\\u000a"', false],
  ['"\\u000A"', false],
  ['"\\/"', false],
  ['"\\ud800"', false],
  ['"\\u007f"', false],
  ['"\u007f\u2028\u{10ffff}"', true],
  ['"\t"', false],
  ['"open', false],
  ['{"a":1,"a":1}', false],
  ['{"b":1,"a":1}', false],
  ['{"":1,"a":1,"aa":1,"b":1}', true],
  ['{"10":1,"9":1}', true],
  ['{"__proto__":1,"toJSON":2}', false],
  ['{"__proto_":1,"__proto___":2,"toJSON":2}', true],
  ['{"a":1,}', false],
  ['[1,]', false],
  ['[1 ]', false],
  ['[', false],
  ['{"a"', false],
  ['tru', false],
  ['nulll', false],
  ['['.repeat(DEPTH) + ']'.repeat(DEPTH), true],
  ['['.repeat(DEPTH + 1) + ']'.repeat(DEPTH + 1), false],
  [`${'{"a":'.repeat(DEPTH)}0${'}'.repeat(DEPTH)}`, true],
  [`${'{"a":'.repeat(DEPTH + 1)}0${'}'.repeat(DEPTH + 1)}`, false],
  ['['.repeat(1_000_000), false],
]

test.each(CASES.map(([one, accepted]) => ({ shown: one.slice(0, 40), one, accepted })))(
  '$shown',
  ({ one, accepted }) => {
    expect(scanned(one)).toBe(accepted)
    expect(refused(one) === null).toBe(accepted)
  },
)

test('orders keys as UTF-16 does, or leaves it open', () => {
  const key = fc.string({
    unit: fc.constantFrom(
      'a',
      'b',
      'é',
      '監',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{1f600}',
      ' ',
      '\\',
      '"',
      '\n',
      '\t',
      'Z',
    ),
    maxLength: 4,
  })
  const spelled = (one: string) => Buffer.from(JSON.stringify(one))
  fc.assert(
    fc.property(key, key, (a, b) => {
      if (isBefore(spelled(a), 1, spelled(b), 1)) expect(a < b).toBe(true)
      else if (!isRare(a) && !isRare(b)) expect(a < b).toBe(false)
    }),
    { numRuns: 20_000 },
  )
  expect(NO).toBe(-1)
})
