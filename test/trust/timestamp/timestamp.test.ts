import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queryFor, requestTimestamp, type Timestamp, TimestampError } from '../../../src/trust/timestamp/request.ts'
import { readToken, TokenError, tokenOf } from '../../../src/trust/timestamp/token.ts'
import { hasAll } from '../../kit/machine.ts'
import { folder, run } from '../../package/workbench.ts'
import { type Authority, startAuthority } from './authority.ts'

const data = Buffer.from('a signature')
let authority: Authority
let stamp: Timestamp
beforeAll(async () => {
  authority = await startAuthority()
  stamp = await requestTimestamp(data, { authorities: [authority.url] })
})
afterAll(() => authority.close())

describe.skipIf(!hasAll('openssl'))('a token of a real authority', () => {
  test('says when, by whom, and openssl agrees', async () => {
    expect(Math.abs(Date.parse(stamp.facts.time) - Date.now())).toBeLessThan(120_000)
    expect(stamp.facts).toMatchObject({
      authority: 'CN=Test authority',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const place = await folder()
    await writeFile(join(place, 'data'), data)
    await writeFile(join(place, 'tsr'), stamp.response)
    await writeFile(join(place, 'root.pem'), authority.root)
    const checked = await run(place, 'openssl', 'ts', '-verify', '-data', 'data', '-in', 'tsr', '-CAfile', 'root.pem')
    expect(checked).toContain('Verification: OK')
    expect(await run(place, 'openssl', 'ts', '-reply', '-in', 'tsr', '-text')).toContain('Hash Algorithm: sha256')
  })

  test('may be signed with RSA', async () => {
    const rsa = await startAuthority('rsa')
    const { facts } = await requestTimestamp(data, { authorities: [rsa.url] })
    expect(facts.authority).toBe('CN=Test authority')
    await rsa.close()
  })

  test('reads the same with and without the response around it', async () => {
    expect(await readToken(tokenOf(stamp.response), data)).toEqual(stamp.facts)
  })

  test('is not over other data', async () => {
    await expect(readToken(stamp.response, Buffer.from('another'))).rejects.toThrow(TokenError)
  })

  test('no changed byte of the token crashes the reader, and none changes what it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(stamp.response.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const mutant = Buffer.from(stamp.response)
        mutant.writeUInt8(mutant.readUInt8(at) ^ by, at)
        try {
          const { time, fingerprint } = await readToken(mutant, data)
          // Some bytes are not signed: the status text, a certificate that is not the signer's.
          expect([time, fingerprint]).toEqual([stamp.facts.time, stamp.facts.fingerprint])
        } catch (error) {
          expect(error).toBeInstanceOf(TokenError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('by a certificate for something else is refused', async () => {
    const other = await startAuthority('ec', 'codeSigning').catch(() => null)
    // openssl itself refuses to sign with it, so the authority gives no answer.
    const asked = requestTimestamp(data, { authorities: [other?.url ?? 'http://127.0.0.1:1/'] })
    await expect(asked).rejects.toBeInstanceOf(TimestampError)
    await other?.close()
  })
})

describe.skipIf(!hasAll('openssl'))('asking', () => {
  test('goes on to the next authority, and says why each one failed', async () => {
    const html = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1')
    await new Promise(resolve => html.once('listening', resolve))
    const address = html.address()
    const garbage = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
    const down = 'http://127.0.0.1:1/'
    const { authority: answered } = await requestTimestamp(data, { authorities: [down, garbage, authority.url] })
    expect(answered).toBe(authority.url)
    const failed = await requestTimestamp(data, { authorities: [down, garbage] }).catch(error => error)
    expect(failed.reasons).toEqual([
      { authority: down, reason: 'The authority did not answer.' },
      { authority: garbage, reason: 'The timestamp is not an RFC 3161 token in DER.' },
    ])
    html.close()
  })

  test('refuses an answer to another request: a replay', async () => {
    const replay = async () => new Response(Uint8Array.from(stamp.response))
    const asked = requestTimestamp(data, { authorities: [authority.url], fetch: replay })
    await expect(asked).rejects.toMatchObject({ reasons: [{ reason: 'The authority answered another request.' }] })
  })

  test('sends what openssl reads as a query', async () => {
    const place = await folder()
    await writeFile(join(place, 'query'), queryFor(data, Buffer.from('7f01', 'hex')))
    const text = await run(place, 'openssl', 'ts', '-query', '-in', 'query', '-text')
    expect(text).toMatch(/Hash Algorithm: sha256[\s\S]*Nonce: 0x7F01[\s\S]*Certificate required: yes/)
  })
})
