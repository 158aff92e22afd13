import { expect, test } from 'vitest'
import { redacted, secretsOfUrl } from '../../src/deliver/redact.ts'

test('secrets are struck out in every form they come back in', () => {
  const secret = 'whsec_ab+/cd"ef'
  const said = `plain ${secret}, bare ab+/cd"ef, JSON ${JSON.stringify(secret)}, URL ${encodeURIComponent(secret)}, base64 ${Buffer.from(secret).toString('base64')}`
  expect(redacted(said, [secret])).toMatch(/^plain \*{3}, bare \*{3}, JSON "\*{3}", URL \*{3}, base64 \*{3}=*$/)
})

test('one line of at most a kilobyte is kept; nothing is null', () => {
  expect(redacted(`a\r\n\u0000b\u202e${'x'.repeat(5000)}`, [])).toHaveLength(1024)
  expect(redacted('a\r\n\u0000b', [])).toBe('a b')
  expect(redacted('', [])).toBeNull()
})

test('a secret across the first kilobyte’s end does not come through in part', () =>
  expect(redacted(`${'x'.repeat(1020)}secret-of-mine`, ['secret-of-mine'])).toBe(`${'x'.repeat(1020)}***`))

test('what a URL carries in its query is a secret', () =>
  expect(secretsOfUrl('https://grc.example/hook?key=v1-token')).toEqual(['v1-token']))
