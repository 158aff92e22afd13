import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/evidence/json.ts'

const outcome = (write: () => string | undefined): string => {
  try {
    return write() ?? 'refused'
  } catch {
    return 'refused'
  }
}

test('agrees with the reference implementation on any JSON, and on what is none', () => {
  const key = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'toJSON', '10', '9', '-1', '', 'é', '\u{1f600}', '\ufb01'),
  )
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false, undefined, Number.NaN, -0, 1e21, 5e-324),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value')),
      fc.dictionary(key, tie('value')),
    ),
  }))
  fc.assert(
    fc.property(value, made => {
      expect(outcome(() => canonicalJson(made))).toBe(outcome(() => canonicalize(made)))
    }),
    { numRuns: 3000 },
  )
})
