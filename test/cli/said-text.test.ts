import { expect, test } from 'vitest'
import { signerText, timestampText } from '../../src/cli/ledger-text.ts'
import { trustText } from '../../src/cli/verify.ts'

const said = { time: '2026-01-02T03:04:05.000Z', authority: 'O=DigiCert\\, Inc.', fingerprint: 'ab'.repeat(32) }

test('a name that nobody vouched for is told as what it is', () => {
  expect(timestampText({ ...said, trust: 'unverified' })).toBe(
    `2026-01-02T03:04:05.000Z, from an authority that was not verified (--tsa-ca); it names itself O=DigiCert\\, Inc. (certificate SHA-256 ${'ab'.repeat(32)})`,
  )
  expect(timestampText({ ...said, trust: 'ca' })).not.toContain('names itself')
  const signer = {
    ...{ fingerprint: 'cd'.repeat(32), subject: 'CN=x', issuer: 'CN=y' },
    ...{ notBefore: '2026-01-01T00:00:00.000Z', notAfter: '2026-02-01T00:00:00.000Z' },
  }
  expect(signerText({ ...signer, validity: 'current' }, 'unpinned')).toEqual([
    `certificate  SHA-256 ${'cd'.repeat(32)} (it names itself CN=x)`,
  ])
  const [line, expired] = signerText({ ...signer, validity: 'expired_unproven' }, 'ca')
  expect([line, expired]).toEqual([
    `certificate  SHA-256 ${'cd'.repeat(32)} (CN=x)`,
    expect.stringContaining('no verified time shows it was signed before'),
  ])
})

test('an authority vouches for any of its certificates, or for the one that was named', () => {
  expect(trustText('ca', { ca: 'ca.pem' })).toContain('any certificate that this authority issued would do')
  expect(trustText('ca', { ca: 'ca.pem', caSubject: 'Acme' })).toContain('issued to Acme')
  expect(trustText('pinned', { caSubject: 'Acme' })).not.toContain('Acme')
})
