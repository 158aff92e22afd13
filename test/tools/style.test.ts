import { expect, test } from 'vitest'
import { wrongIn } from '../../tools/style-patterns.ts'

test.each([
  ['The file is written anew.', 'anew'],
  ['Whoever signs it is named.', 'Whoever'],
  ['The run goes on after that.', 'goes on'],
  ['A package robbed of its proofs.', 'robbed of'],
])('“%s” is found', (line, text) => {
  expect(wrongIn('docs/a.md', `Fine.\n${line}\n`)).toMatchObject([{ line: 2, text }])
})

test('what a native speaker writes stays', () => {
  const fine = ['It is renewed, and the run continues.', 'He goes on to say so.', 'Anyone who signs is named.']
  expect(wrongIn('docs/a.md', fine.join('\n'))).toEqual([])
})

test('of code, what users read counts, and comments do not', () => {
  const code = ['/** Begins anew. */', '  // anew', "const text = 'Begin anew.'"].join('\n')
  expect(wrongIn('src/a.ts', code)).toMatchObject([{ line: 3, text: 'anew' }])
  expect(wrongIn('docs/a.md', code)).toHaveLength(3)
})
