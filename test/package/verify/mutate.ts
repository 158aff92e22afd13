import fc from 'fast-check'

/** Texts as they are, or with characters cut out, put in or said twice: mostly nearly what they were. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '\\',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      '0',
      '-',
      '.',
      'e',
      ' ',
      '\\u0000',
      '\\n',
      '\0',
      '\u{1f600}',
      '\uff0b',
    ),
    fc.constantFrom('null', 'true', '"a":1,', ',"zz":0', '{}', '[]', 'sha256:', '__proto__', '=', 'A', 'f'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )
  const place = fc.double({ min: 0, max: 1, noNaN: true })
  const change = fc.record({
    at: place,
    remove: fc.nat(3),
    insert: fc.oneof(piece, fc.constant('')),
    twice: fc.nat(12),
  })
  return fc.tuple(texts, fc.array(change, { maxLength: 2 })).map(([text, changes]) => {
    let changed = text
    for (const { at, remove, insert, twice } of changes) {
      const start = Math.floor(changed.length * at)
      const again = twice > 8 ? changed.slice(start, start + twice) : ''
      changed = changed.slice(0, start) + again + insert + changed.slice(start + remove)
    }
    return changed.toWellFormed()
  })
}
