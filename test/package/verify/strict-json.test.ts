import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCanonical } from '../../../src/package/verify/canonical.ts'
import { Refusal } from '../../../src/package/verify/error.ts'
import { parseStrict } from '../../../src/package/verify/strict-json.ts'

const SRC = join(import.meta.dirname, '../../../src/package')

function codeOf(text: string, parse: (text: string) => unknown = parseStrict): string {
  try {
    parse(text)
    return 'read'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

test.each([
  ['a member twice', '{"a":1,"a":1}'],
  ['a member twice, spelled otherwise', '{"a":1,"\\u0061":2}'],
  ['a member twice, deep inside', '[{"b":{"a":1,"c":2,"a":3}}]'],
  ['a prototype', '{"__proto__":{"a":1}}'],
  ['a prototype, spelled otherwise', '{"__proto\\u005f_":null}'],
  ['half of a surrogate pair', '["\\ud800"]'],
  ['the other half', '["\\udc00\\ud800"]'],
  ['half of a pair as a key', '{"\\ud800":1}'],
  ['half of a pair as it is', '["\ud800"]'],
  ['a number that is infinite', '[1e400]'],
  ['a number below the least', '[1e-400]'],
  ['a whole number that a double cannot hold', '[9007199254740993]'],
  ['a fraction that a double cannot hold', '[0.1000000000000000055]'],
  ['minus nothing', '[-0]'],
  ['a number of a thousand digits', `[1${'0'.repeat(999)}]`],
])('%s is ambiguous', (_, text) => {
  expect(codeOf(text)).toBe('JSON_AMBIGUOUS')
  expect(codeOf(text, parseCanonical)).not.toBe('read')
})

test.each([
  ...[
    '',
    ' ',
    '{',
    '}',
    '[1',
    '[1,]',
    '{"a":1,}',
    '{,}',
    '{"a"}',
    '{"a":}',
    '{a:1}',
    "{'a':1}",
    '[01]',
    '[1.]',
    '[.5]',
    '[+1]',
    '[1e]',
  ],
  ...[
    '[NaN]',
    '[Infinity]',
    '[undefined]',
    '[tru]',
    '["\n"]',
    '["\\x"]',
    '["\\u12"]',
    '"a',
    '[1]2',
    '{}{}',
    '[1]]',
    '\ufeff{}',
    '{}\0',
    '\u00a0{}',
  ],
  ...['[1]//', '/**/[1]', '["a" "b"]', '[--1]', '{"a":1 "b":2}', '{1:2}'],
])('%j is not JSON', text => {
  expect(codeOf(text)).toBe('JSON_INVALID')
})

test('what is nested too deep is refused, however deep', () => {
  for (const open of ['[', '{"a":']) expect(codeOf(open.repeat(1_000_000))).toBe('JSON_TOO_DEEP')
  expect(codeOf(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe('read')
})

test('everything else is read as JSON.parse reads it, however it is laid out', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 1, '\t', 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      fc.pre(!text.includes('__proto__') && !/(?<![\d.e])-0\b(?!\.)/.test(text) && !text.includes('\\ud'))
      expect(parseStrict(text)).toEqual(JSON.parse(text))
    }),
    { numRuns: 3000 },
  )
  expect(parseStrict(' {"a" : [1.50, 1E2, 1.0e-7, 123e-2, 0.0], "\\u0062\\/" : "\\ud83d\\ude00"} \n')).toEqual({
    a: [1.5, 100, 1e-7, 1.23, 0],
    'b/': '\u{1f600}',
  })
})

test('what it reads, JSON.parse reads, also of broken texts', () => {
  const text = fc.string({ unit: fc.constantFrom(...'{}[],:"\\ 0123.eE-+tfnrualsdb\n'), maxLength: 24 })
  fc.assert(
    fc.property(text, broken => {
      if (codeOf(broken) === 'read') expect(parseStrict(broken)).toEqual(JSON.parse(broken))
      else if (codeOf(broken) === 'JSON_INVALID') expect(() => JSON.parse(broken)).toThrow()
    }),
    { numRuns: 20_000 },
  )
})

test('nothing that verifies reads JSON in any other way', async () => {
  for (const room of ['verify', 'extract'])
    for (const file of await readdir(join(SRC, room), { recursive: true })) {
      if (!file.endsWith('.ts') || file === 'strict-json.ts') continue
      expect([file, /JSON\s*\.\s*parse|reviver/.test(await readFile(join(SRC, room, file), 'utf8'))]).toEqual([
        file,
        false,
      ])
    }
})
