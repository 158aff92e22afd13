import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import { parseCertificate } from '../../../src/trust/platform.ts'
import { parseCertificate as parsedByPage } from '../../../web/verify/platform.ts'
import { hasAll } from '../../kit/machine.ts'
import { folder } from '../../package/workbench.ts'
import { CA, Issuer, LEAF } from '../chain/issue.ts'

test('a certificate names the organization that was stated, and a common name of its own', async () => {
  const subject = { commonName: 'Evidence, 2026', organization: 'Grüße + Söhne "AG"' }
  const { certificate } = await new KeyStore(await folder(), subject).signer()
  const named = await parseCertificate(certificate)
  expect(named.subject).toBe('O=Grüße \\+ Söhne \\"AG\\", CN=Evidence\\, 2026')
  expect(named.issuer).toBe(named.subject)
  expect((await parsedByPage(certificate)).subject).toBe(named.subject)
})

describe.skipIf(!hasAll('openssl'))('a certificate that verify would refuse is not taken', () => {
  const LEAF_ALONE: [string, string[]][] = [
    ['for servers', [...LEAF, 'extendedKeyUsage=serverAuth']],
    ['for key agreement', ['keyUsage=critical,keyAgreement']],
    ['with an unknown critical extension', [...LEAF, '1.2.3.4.5=critical,ASN1:NULL']],
  ]

  async function certified(extensions: readonly string[], above: readonly string[]) {
    const issuer = await Issuer.open()
    await issuer.issue('root', { extensions: CA })
    await issuer.issue('length-0', {
      by: 'root',
      extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign'],
    })
    await issuer.issue('below', { by: 'length-0', extensions: CA })
    const store = new KeyStore(issuer.at('keys'))
    await store.signer()
    const key = await readFile(issuer.at(`keys/${(await store.list())[0]?.fingerprint}/key.pem`), 'utf8')
    await writeFile(issuer.at('own.key'), key)
    await issuer.issue('own', { by: above[0] ?? 'root', keyOf: 'own', extensions })
    return store.certify(await issuer.pem('own', ...above))
  }

  test.each(LEAF_ALONE)('%s', async (_, extensions) => {
    for (const above of [[], ['root']])
      await expect(certified(extensions, above)).rejects.toMatchObject({ code: 'CERTIFICATE_REFUSED' })
  })

  test('through a path that its authority forbids', async () => {
    await expect(certified(LEAF, ['below', 'length-0', 'root'])).rejects.toMatchObject({ code: 'CERTIFICATE_REFUSED' })
    expect(await certified(LEAF, ['length-0', 'root'])).toMatch(/^[0-9a-f]{64}$/)
    expect(await certified([...LEAF, 'extendedKeyUsage=emailProtection'], [])).toMatch(/^[0-9a-f]{64}$/)
  })
})
