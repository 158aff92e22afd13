import { canonicalJson } from '../../../../src/evidence/json.ts'
import type { Manifest } from '../../../../src/package/format/manifest.ts'
import { certificatePem } from '../../../../src/trust/keys/certificate.ts'
import { edit, resign, resum, zipped } from '../forgery.ts'
import { type Attack, changed, lied, stranger } from './attack.ts'

const zeroSignature = Buffer.from(`3044${`0220${'00'.repeat(32)}`.repeat(2)}`, 'hex')
const smallSignature = Buffer.from('3006020101020101', 'hex')

export const manifests: Attack[] = [
  changed({ name: 'a changed manifest', code: 'SIGNATURE_INVALID', file: 'manifest.json.sig' }, files => {
    edit(files, 'manifest.json', text => text.replace('"fail":', '"fail":1'))
    resum(files)
  }),
  changed({ name: 'a manifest that is not JSON', code: 'MANIFEST_INVALID', file: 'manifest.json' }, files =>
    edit(files, 'manifest.json', text => text.slice(1)),
  ),
  {
    ...{ name: 'a signed manifest that is not canonical', code: 'MANIFEST_NOT_CANONICAL', file: 'manifest.json' },
    make: async ({ files, signer }) => {
      await resign(files, signer, undefined, manifest => JSON.stringify(manifest, null, 2))
      return zipped(files)
    },
  },
  {
    ...{ name: 'a signed manifest with a member twice', code: 'MANIFEST_NOT_CANONICAL', file: 'manifest.json' },
    make: async ({ files, signer }) => {
      await resign(files, signer, undefined, manifest =>
        canonicalJson(manifest).replace('"label":', '"label":"another","label":'),
      )
      return zipped(files)
    },
  },
  lied(
    { name: 'a format of the future', code: 'MANIFEST_FORMAT', file: 'manifest.json' },
    () => {},
    manifest => ({ ...manifest, format: 'exhibit.package/v2' as Manifest['format'] }),
  ),
  lied(
    { name: 'a manifest without what it must have', code: 'MANIFEST_INVALID', file: 'manifest.json' },
    () => {},
    ({ counts: _, ...manifest }) => manifest as Manifest,
  ),
  lied(
    { name: 'a file listed twice', code: 'MANIFEST_INVALID', file: 'manifest.json' },
    () => {},
    manifest => ({ ...manifest, files: manifest.files.flatMap(file => [file, file]) }),
  ),
  {
    ...{ name: 'a manifest nested a hundred thousand deep', code: 'MANIFEST_INVALID', file: 'manifest.json' },
    make: async ({ files, signer }) => {
      const text = Buffer.from('['.repeat(100_000) + ']'.repeat(100_000))
      files.set('manifest.json', text)
      files.set('manifest.json.sig', await signer.sign(text))
      return zipped(files)
    },
  },
  changed(
    { name: 'a manifest signed by another key', code: 'SIGNATURE_INVALID', file: 'manifest.json.sig' },
    async files => {
      files.set(
        'manifest.json.sig',
        await (await stranger('P-256')).sign(files.get('manifest.json') ?? Buffer.alloc(0)),
      )
      resum(files)
    },
  ),
  changed({ name: 'another signer put in place', code: 'FILE_CHANGED', file: 'signer.pem' }, async files => {
    files.set('signer.pem', Buffer.from(certificatePem([(await stranger('P-256')).certificate])))
    resum(files)
  }),
  changed({ name: 'an all-zero signature', code: 'SIGNATURE_MALFORMED', file: 'manifest.json.sig' }, files =>
    files.set('manifest.json.sig', zeroSignature),
  ),
  changed({ name: 'a signature of ones', code: 'SIGNATURE_INVALID', file: 'manifest.json.sig' }, files =>
    files.set('manifest.json.sig', smallSignature),
  ),
  changed({ name: 'an empty signature', code: 'SIGNATURE_MALFORMED', file: 'manifest.json.sig' }, files =>
    files.set('manifest.json.sig', Buffer.alloc(0)),
  ),
  changed({ name: 'a signature with a byte more', code: 'SIGNATURE_MALFORMED', file: 'manifest.json.sig' }, files =>
    files.set('manifest.json.sig', Buffer.concat([files.get('manifest.json.sig') ?? Buffer.alloc(0), Buffer.alloc(1)])),
  ),
  changed({ name: 'a signature of a megabyte', code: 'ENTRY_TOO_LARGE', file: 'manifest.json.sig' }, files =>
    files.set('manifest.json.sig', Buffer.alloc(1_000_000, 'x')),
  ),
  ...['secp384r1', 'secp256k1'].map(
    (curve): Attack => ({
      ...{ name: `signed on ${curve}`, code: 'SIGNER_WRONG_CURVE', file: 'signer.pem' },
      make: async ({ files }) => {
        const signer = await stranger(curve)
        files.set('signer.pem', Buffer.from(certificatePem([signer.certificate])))
        await resign(files, signer)
        return zipped(files)
      },
    }),
  ),
  lied({ name: 'a signer that is no certificate', code: 'SIGNER_INVALID', file: 'signer.pem' }, files =>
    files.set('signer.pem', Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')),
  ),
  ...['A', 'AA', '=', '=AAA'].map(more =>
    lied({ name: `a certificate with ${more} behind its base64`, code: 'SIGNER_INVALID', file: 'signer.pem' }, files =>
      edit(files, 'signer.pem', text => text.replace('\n-----END', `${more}\n-----END`)),
    ),
  ),
  lied({ name: 'text behind the certificate', code: 'SIGNER_INVALID', file: 'signer.pem' }, files =>
    edit(files, 'signer.pem', text => `${text}trust me\n`),
  ),
]
