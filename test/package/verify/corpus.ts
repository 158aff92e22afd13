import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { type ItemHeader, itemDigest, type Resource, rootOf } from '../../../src/evidence/item.ts'
import { canonicalJson } from '../../../src/evidence/json.ts'
import { certificatePem, selfSigned } from '../../../src/package/keys/certificate.ts'
import { signWith } from '../../../src/package/keys/local-signer.ts'
import type { Manifest } from '../../../src/package/manifest.ts'
import { signPdf } from '../../../src/package/report/sign-pdf.ts'
import type { Signer } from '../../../src/package/signer.ts'
import type { FailureCode } from '../../../src/package/verify/error.ts'
import { type ForgedEntry, forgeZip } from './forge.ts'
import { edit, editLine, type Files, resign, resum, zipped } from './forgery.ts'

export interface Attack {
  readonly name: string
  /** The code and file that must be among the failures. */
  readonly code: FailureCode
  readonly file: string | null
  readonly make: (package_: Victim) => Buffer | Promise<Buffer>
  /** False where only what the package holds is wrong in a way that openssl, sha256sum and jq cannot see. */
  readonly seenBySecond?: false
}

export interface Victim {
  readonly files: Files
  readonly signer: Signer
}

const INSTANCES = 'evidence/111122223333/eu-central-1/aws.ec2.instance.json'
const KEYS = 'evidence/111122223333/us-east-1/aws.kms.key.json'

type Edit = (files: Files, signer: Signer) => unknown
type Target = Pick<Attack, 'name' | 'code' | 'file'>

/** Changes files and leaves every proof as it was. */
const changed = (target: Target, change: Edit): Attack => ({
  ...target,
  make: async ({ files, signer }) => {
    await change(files, signer)
    return zipped(files)
  },
})

/** Changes files and signs anew: only what the data itself says can give it away. */
const lied = (target: Target, change: Edit, manifest?: (manifest: Manifest) => Manifest): Attack => ({
  ...target,
  make: async ({ files, signer }) => {
    await change(files, signer)
    await resign(files, signer, manifest)
    return zipped(files)
  },
})

const hostileZip = (target: Target, forge: (entries: ForgedEntry[]) => Buffer): Attack => ({
  ...target,
  make: ({ files }) => forge([...files].map(([name, data]) => ({ name, data }))),
})

const extra = (entry: Partial<ForgedEntry>) => (entries: ForgedEntry[]) =>
  forgeZip([...entries, { name: 'controls.json', data: Buffer.from('x'), ...entry }])

const replaced = (name: string, by: (entry: ForgedEntry) => Partial<ForgedEntry>) => (entries: ForgedEntry[]) =>
  forgeZip(entries.map(entry => (entry.name === name ? { ...entry, ...by(entry) } : entry)))

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
  return copy
}

async function stranger(namedCurve: string): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  const sign = signWith(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  return { certificate: await selfSigned(publicKey, sign), sign }
}

const zeroSignature = Buffer.from(`3044${`0220${'00'.repeat(32)}`.repeat(2)}`, 'hex')
const smallSignature = Buffer.from('3006020101020101', 'hex')

const containers: Attack[] = [
  { name: 'nothing', code: 'ZIP_UNREADABLE', file: null, make: () => Buffer.alloc(0) },
  {
    name: 'no zip',
    code: 'ZIP_UNREADABLE',
    file: null,
    make: () => Buffer.from('a plain text, long enough to be a zip'),
  },
  ...[0.1, 0.5, 0.99].map(part => ({
    ...{ name: `cut off after ${part}`, code: 'ZIP_UNREADABLE' as const, file: null },
    make: ({ files }: Victim) => {
      const whole = zipped(files)
      return whole.subarray(0, whole.length * part)
    },
  })),
  {
    name: 'prepended data',
    code: 'ZIP_PREPENDED',
    file: null,
    make: ({ files }) => zipped(files, { before: Buffer.from('#!/bin/sh\n') }),
  },
  {
    name: 'trailing data',
    code: 'ZIP_TRAILING',
    file: null,
    make: ({ files }) => zipped(files, { after: Buffer.from('more') }),
  },
  { name: 'a comment', code: 'ZIP_TRAILING', file: null, make: ({ files }) => zipped(files, { comment: 'trust me' }) },
  {
    ...{ name: 'data before the end record', code: 'ZIP_HIDDEN_DATA', file: null },
    make: ({ files }) => zipped(files, { beforeEnd: Buffer.from('hidden') }),
  },
  {
    ...{ name: 'data before the directory', code: 'ZIP_HIDDEN_DATA', file: 'SHA256SUMS' },
    make: ({ files }) => zipped(files, { beforeDirectory: Buffer.from('hidden') }),
  },
  hostileZip(
    { name: 'data between entries', code: 'ZIP_HIDDEN_DATA', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ after: Buffer.from('hidden') })),
  ),
  {
    ...{ name: 'entries that share bytes', code: 'ZIP_HIDDEN_DATA', file: 'controls.json' },
    make: ({ files }) => {
      files.delete('controls.csv')
      return zipped(files, { overlapping: [{ name: 'controls.csv', of: 'controls.json' }] })
    },
  },
  {
    name: 'more entries claimed than there are',
    code: 'ZIP_UNREADABLE',
    file: null,
    make: ({ files }) => zipped(files, { claimedEntries: 60_000 }),
  },
  {
    ...{ name: 'a million entries claimed', code: 'ZIP_TOO_MANY_ENTRIES', file: null },
    make: ({ files }) => zip64Claim(zipped(files), 1_000_000n),
  },
  hostileZip(
    { name: 'an encrypted entry', code: 'ENTRY_ENCRYPTED', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ flags: 1 })),
  ),
  hostileZip(
    { name: 'a symbolic link', code: 'ENTRY_NOT_A_FILE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ mode: 0o120777, data: Buffer.from('/etc/passwd') })),
  ),
  hostileZip(
    { name: 'a folder with content', code: 'ENTRY_NOT_A_FILE', file: 'oscal/' },
    extra({ name: 'oscal/', mode: 0o40755 }),
  ),
  hostileZip(
    { name: 'an unknown compression', code: 'ENTRY_METHOD', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ method: 12, raw: data })),
  ),
  hostileZip(
    { name: 'a bomb', code: 'ENTRY_TOO_LARGE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({
      raw: deflateRawSync(Buffer.alloc(50_000_000), { level: 9 }),
      claimedSize: 50_000_000,
    })),
  ),
  hostileZip(
    { name: 'a bomb that claims to be small', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({
      raw: deflateRawSync(Buffer.alloc(50_000_000), { level: 9 }),
      claimedSize: data.length,
    })),
  ),
  hostileZip(
    { name: 'less content than claimed', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ raw: deflateRawSync(data.subarray(9)), claimedSize: data.length })),
  ),
  hostileZip(
    { name: 'a damaged stream', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ raw: flipped(deflateRawSync(data), 20) })),
  ),
  hostileZip(
    { name: 'a wrong checksum', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ claimedCrc: 1 })),
  ),
  hostileZip(
    { name: 'another name in the local header', code: 'ENTRY_HEADERS_DISAGREE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ localName: 'VERIFY.sh' })),
  ),
  hostileZip(
    { name: 'another method in the local header', code: 'ENTRY_HEADERS_DISAGREE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ localMethod: 0 })),
  ),
]

/** Adds a zip64 end record and locator that claim a number of entries. */
function zip64Claim(zip: Buffer, entries: bigint): Buffer {
  const end = Buffer.from(zip.subarray(-22))
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(entries, 24)
  record.writeBigUInt64LE(entries, 32)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(zip.length - 22), 8)
  locator.writeUInt32LE(1, 16)
  end.writeUInt16LE(0xffff, 8)
  end.writeUInt16LE(0xffff, 10)
  return Buffer.concat([zip.subarray(0, -22), record, locator, end])
}

const names: Attack[] = [
  ...[
    '../controls.json',
    '/etc/cron.d/x',
    'a/../../x',
    './VERIFY.md',
    'evidence//x',
    'C:\\x',
    'evidence\\x',
    'a\0b',
    'ＶERIFY.md',
  ].map(name =>
    hostileZip({ name: `the name ${JSON.stringify(name)}`, code: 'NAME_UNSAFE', file: null }, extra({ name })),
  ),
  hostileZip({ name: 'a name that is too long', code: 'NAME_UNSAFE', file: null }, extra({ name: 'a'.repeat(60_000) })),
  hostileZip(
    { name: 'a second name in the extra field', code: 'NAME_UNSAFE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ extra: Buffer.from('75700900010000000041424344', 'hex') })),
  ),
  hostileZip({ name: 'a name twice', code: 'NAME_DUPLICATE', file: 'controls.json' }, extra({})),
  hostileZip(
    { name: 'a name in capitals', code: 'NAME_DUPLICATE', file: 'CONTROLS.json' },
    extra({ name: 'CONTROLS.json' }),
  ),
  hostileZip(
    { name: 'a name outside the list', code: 'NAME_UNKNOWN', file: 'run-me.sh' },
    extra({ name: 'run-me.sh' }),
  ),
  hostileZip(
    { name: 'a stray folder', code: 'NAME_UNKNOWN', file: 'extras/' },
    extra({ name: 'extras/', mode: 0o40755, data: Buffer.alloc(0) }),
  ),
  lied({ name: 'a signed name outside the list', code: 'NAME_UNKNOWN', file: 'run-me.sh' }, files =>
    files.set('run-me.sh', Buffer.from('x')),
  ),
  hostileZip(
    {
      name: 'an evidence file that nobody signed',
      code: 'FILE_UNLISTED',
      file: 'evidence/111122223333/eu-west-1/aws.x.json',
    },
    extra({ name: 'evidence/111122223333/eu-west-1/aws.x.json' }),
  ),
]

const manifests: Attack[] = [
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
  lied({ name: 'text behind the certificate', code: 'SIGNER_INVALID', file: 'signer.pem' }, files =>
    edit(files, 'signer.pem', text => `${text}trust me\n`),
  ),
]

const files: Attack[] = [
  ...[
    'manifest.json',
    'manifest.json.sig',
    'manifest.intoto.json',
    'signer.pem',
    'SHA256SUMS',
    'report.pdf',
    'findings.csv',
    INSTANCES,
  ].map(path =>
    changed({ name: `${path} missing`, code: 'FILE_MISSING', file: path }, files => {
      files.delete(path)
      if (path !== 'SHA256SUMS') resum(files)
    }),
  ),
  lied({ name: 'a package signed without a report', code: 'FILE_MISSING', file: 'report.pdf' }, files =>
    files.delete('report.pdf'),
  ),
  ...['findings.csv', 'controls.json', 'VERIFY.md', INSTANCES].map(path =>
    changed({ name: `${path} with a byte changed`, code: 'FILE_CHANGED', file: path }, files => {
      files.set(path, flipped(files.get(path) ?? Buffer.alloc(1), 100))
      resum(files)
    }),
  ),
  changed({ name: 'two files swapped', code: 'FILE_CHANGED', file: 'controls.csv' }, files => {
    const [a, b] = ['controls.csv', 'findings.csv'].map(path => files.get(path) ?? Buffer.alloc(0))
    if (a && b) files.set('controls.csv', b).set('findings.csv', a)
    resum(files)
  }),
  changed({ name: 'sums that disagree', code: 'SUMS_MISMATCH', file: 'controls.csv' }, files =>
    edit(files, 'SHA256SUMS', text => text.replace(/^.{10}(?=.*controls\.csv)/m, '0123456789')),
  ),
  changed({ name: 'sums that name a stranger', code: 'SUMS_MISMATCH', file: 'run-me.sh' }, files =>
    edit(files, 'SHA256SUMS', text => `${text}${'0'.repeat(64)}  run-me.sh\n`),
  ),
  changed({ name: 'sums in another order', code: 'SUMS_MISMATCH', file: 'SHA256SUMS' }, files =>
    edit(files, 'SHA256SUMS', text => `${text.trim().split('\n').reverse().join('\n')}\n`),
  ),
  changed({ name: 'a changed statement', code: 'STATEMENT_MISMATCH', file: 'manifest.intoto.json' }, files => {
    edit(files, 'manifest.intoto.json', text => {
      const envelope = JSON.parse(text)
      const payload = Buffer.from(envelope.payload, 'base64').toString().replace('"fail":', '"fail":1')
      return canonicalJson({ ...envelope, payload: Buffer.from(payload).toString('base64') })
    })
    resum(files)
  }),
  changed(
    { name: 'a statement signed by another key', code: 'STATEMENT_SIGNATURE_INVALID', file: 'manifest.intoto.json' },
    async files => {
      const other = await stranger('P-256')
      const sig = (await other.sign(Buffer.from('x'))).toString('base64')
      edit(files, 'manifest.intoto.json', text => {
        const envelope = JSON.parse(text)
        return canonicalJson({ ...envelope, signatures: [{ ...envelope.signatures[0], sig }] })
      })
      resum(files)
    },
  ),
  ...[
    ['no envelope', () => '{}'],
    [
      'an envelope with more signatures',
      (text: string) => text.replace('"signatures":[', '"signatures":[{"keyid":"","sig":""},'),
    ],
    ['an envelope with other base64', (text: string) => text.replace('"payload":"', '"payload":" ')],
  ].map(([name, change]) =>
    changed({ name: String(name), code: 'STATEMENT_MALFORMED', file: 'manifest.intoto.json' }, files => {
      if (typeof change === 'function') edit(files, 'manifest.intoto.json', change)
      resum(files)
    }),
  ),
]

const reports: Attack[] = [
  lied({ name: 'a report changed by an incremental update', code: 'PDF_CHANGED', file: 'report.pdf' }, files =>
    files.set(
      'report.pdf',
      Buffer.concat([files.get('report.pdf') ?? Buffer.alloc(0), Buffer.from('\n1 0 obj<<>>endobj\n%%EOF\n')]),
    ),
  ),
  lied({ name: 'a report changed inside', code: 'PDF_CHANGED', file: 'report.pdf' }, files =>
    files.set('report.pdf', flipped(files.get('report.pdf') ?? Buffer.alloc(1), 20)),
  ),
  lied({ name: 'a report without a signature', code: 'PDF_UNSIGNED', file: 'report.pdf' }, files =>
    files.set('report.pdf', Buffer.from('%PDF-1.7\n%%EOF\n')),
  ),
  lied({ name: 'something that is no PDF', code: 'PDF_UNSIGNED', file: 'report.pdf' }, files =>
    files.set('report.pdf', Buffer.from('<html>')),
  ),
  lied({ name: 'a report with a damaged signature', code: 'PDF_SIGNATURE_INVALID', file: 'report.pdf' }, files => {
    const pdf = files.get('report.pdf') ?? Buffer.alloc(0)
    const hole = pdf.indexOf('/Contents <')
    files.set(
      'report.pdf',
      Buffer.concat([pdf.subarray(0, hole + 40), Buffer.from('ffffffff'), pdf.subarray(hole + 48)]),
    )
  }),
  lied({ name: 'a report signed by another key', code: 'PDF_OTHER_SIGNER', file: 'report.pdf' }, async files => {
    const { plainPdf } = await import('../make-report.ts')
    files.set('report.pdf', await signPdf(await plainPdf('another'), await stranger('P-256'), { at: new Date(0) }))
  }),
]

/** Changes an item's resources and header so that root and digest hold again, but not what the change lies about. */
function rebuilt(files: Files, path: string, change: (header: Record<string, unknown>, resources: Resource[]) => void) {
  edit(files, path, text => {
    const { resources, digest: _, ...header } = JSON.parse(text)
    change(header, resources)
    const body = { ...header, root: rootOf(resources) } as unknown as ItemHeader
    const first = canonicalJson({ ...body, digest: itemDigest(body) })
    const lines = resources.map((one: Resource) => canonicalJson(one)).join(',\n')
    return `${first.slice(0, -1)},"resources":[\n${lines}${lines ? '\n' : ''}]}\n`
  })
}

const data: Attack[] = [
  lied({ name: 'settings that do not give their digest', code: 'EVIDENCE_RESOURCE_DIGEST', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.settings = {}
    }),
  ),
  lied(
    { name: 'observed values that do not give their digest', code: 'EVIDENCE_RESOURCE_DIGEST', file: INSTANCES },
    files =>
      editLine(files, INSTANCES, 2, value => {
        value.observed = {}
      }),
  ),
  lied({ name: 'a resource renamed', code: 'EVIDENCE_ROOT', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.name = 'another'
    }),
  ),
  lied({ name: 'provenance changed', code: 'EVIDENCE_DIGEST', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.replace('"actor":"ana"', '"actor":"bob"')),
  ),
  lied({ name: 'a resource left out', code: 'EVIDENCE_POPULATION', file: INSTANCES }, files =>
    rebuilt(files, INSTANCES, (_, resources) => {
      resources.pop()
    }),
  ),
  lied(
    {
      name: 'a complete population with a gap',
      code: 'EVIDENCE_POPULATION',
      file: 'evidence/111122223333/eu-central-1/aws.rds.instance.json',
    },
    files =>
      rebuilt(files, 'evidence/111122223333/eu-central-1/aws.rds.instance.json', header => {
        ;(header.population as { complete: boolean }).complete = true
      }),
  ),
  lied({ name: 'a resource twice', code: 'EVIDENCE_ORDER', file: INSTANCES }, files =>
    rebuilt(files, INSTANCES, (_, resources) => {
      resources[1] = resources[0] as Resource
    }),
  ),
  lied({ name: 'a value for a field that was not read', code: 'EVIDENCE_INVALID', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.gaps = [{ field: 'Name', action: 'a', reason: 'denied', detail: 'd' }]
    }),
  ),
  lied(
    {
      name: 'an item under the path of another region',
      code: 'EVIDENCE_INVALID',
      file: 'evidence/111122223333/eu-west-1/aws.kms.key.json',
    },
    files => {
      files.set('evidence/111122223333/eu-west-1/aws.kms.key.json', files.get(KEYS) ?? Buffer.alloc(0))
      files.delete(KEYS)
    },
  ),
  lied({ name: 'an item without its population', code: 'EVIDENCE_INVALID', file: INSTANCES }, files =>
    rebuilt(files, INSTANCES, header => {
      delete header.population
    }),
  ),
  lied({ name: 'a resource with a member more', code: 'EVIDENCE_INVALID', file: INSTANCES }, files =>
    editLine(files, INSTANCES, 1, value => {
      value.zzz = 1
    }),
  ),
  lied({ name: 'evidence that is not JSON', code: 'JSON_INVALID', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.slice(0, -4)),
  ),
  lied({ name: 'evidence laid out otherwise', code: 'JSON_INVALID', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => JSON.stringify(JSON.parse(text), null, 2)),
  ),
  lied({ name: 'evidence that is not UTF-8', code: 'JSON_INVALID', file: INSTANCES }, files =>
    files.set(INSTANCES, Buffer.concat([Buffer.from([0xff, 0x0a])])),
  ),
  lied({ name: 'settings with a member twice', code: 'JSON_NOT_CANONICAL', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.replace('"Versioning":', '"Versioning":null,"Versioning":')),
  ),
  lied({ name: 'a number spelled otherwise', code: 'JSON_NOT_CANONICAL', file: INSTANCES }, files =>
    edit(files, INSTANCES, text => text.replace('"clockOffsetMs":120', '"clockOffsetMs":1.2e2')),
  ),
  lied({ name: 'half a character', code: 'JSON_NOT_CANONICAL', file: 'controls.json' }, files =>
    edit(files, 'controls.json', text => text.replace('"title":"', '"title":"\\ud800')),
  ),
  lied({ name: 'settings nested a hundred thousand deep', code: 'JSON_TOO_DEEP', file: INSTANCES }, files =>
    edit(files, INSTANCES, text =>
      text.replace('"settings":{', `"settings":{"A":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
    ),
  ),
  lied({ name: 'settings nested a hundred deep', code: 'JSON_TOO_DEEP', file: INSTANCES }, files =>
    edit(files, INSTANCES, text =>
      text.replace('"settings":{', `"settings":{"A":${'['.repeat(100)}${']'.repeat(100)},`),
    ),
  ),
  lied({ name: 'a line of 34 MiB', code: 'JSON_TOO_LARGE', file: 'controls.json' }, files => {
    // Not compressible far enough to be taken for a bomb.
    const noise = randomBytes(17 * 1024 * 1024).toString('hex')
    files.set('controls.json', Buffer.from(`[\n"${noise}"\n]\n`))
  }),
  lied({ name: 'a finding twice', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    edit(files, 'findings.json', text => text.replace(/\[\n(.*,\n)/, '[\n$1$1')),
  ),
  lied({ name: 'a finding under the id of another', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    editLine(files, 'findings.json', 1, value => {
      value.id = '0'.repeat(32)
    }),
  ),
  lied({ name: 'a finding about an item that is not there', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    editLine(files, 'findings.json', 1, value => {
      value.evidence = 'nowhere'
    }),
  ),
  lied({ name: 'a finding without a status', code: 'FINDING_INVALID', file: 'findings.json' }, files =>
    editLine(files, 'findings.json', 1, value => {
      delete value.status
    }),
  ),
  lied({ name: 'a control of an unknown status', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    editLine(files, 'controls.json', 1, value => {
      value.status = 'met'
    }),
  ),
  lied({ name: 'a control twice', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    edit(files, 'controls.json', text => text.replace(/\[\n(.*,\n)/, '[\n$1$1')),
  ),
  lied({ name: 'a control with an item that is not there', code: 'CONTROL_INVALID', file: 'controls.json' }, files =>
    editLine(files, 'controls.json', 1, value => {
      value.items = ['nowhere']
    }),
  ),
  ...[
    ['resources', (m: Manifest) => ({ ...m, counts: { ...m.counts, resources: m.counts.resources + 1 } })],
    ['findings', (m: Manifest) => ({ ...m, counts: { ...m.counts, findings: { ...m.counts.findings, fail: 0 } } })],
    ['gaps', (m: Manifest) => ({ ...m, gaps: { lists: 0, members: 0, fields: 0 } })],
    ['times', (m: Manifest) => ({ ...m, asOf: { ...m.asOf, to: '2026-12-31T00:00:00.000Z' } })],
    [
      'controls',
      (m: Manifest) => ({ ...m, frameworks: m.frameworks.map(one => ({ ...one, statuses: { tests_passed: 7 } })) }),
    ],
    ['frameworks', (m: Manifest) => ({ ...m, frameworks: m.frameworks.slice(1) })],
  ].map(([what, change]) =>
    lied(
      { name: `other ${what} in the manifest than in the data`, code: 'COUNTS_MISMATCH', file: 'manifest.json' },
      () => {},
      change as (manifest: Manifest) => Manifest,
    ),
  ),
  lied({ name: 'a replay that says it is AWS', code: 'SOURCE_MISMATCH', file: 'manifest.json' }, files =>
    rebuilt(files, KEYS, header => {
      ;(header.collected as { source: object }).source = { kind: 'replay', hosts: [] }
    }),
  ),
]

const tables: Attack[] = ['findings', 'controls'].map(name =>
  lied({ name: `a ${name}.csv that says otherwise`, code: 'CSV_MISMATCH', file: `${name}.csv` }, files =>
    edit(files, `${name}.csv`, text => text.replace(/fail|tests_failed/, 'pass')),
  ),
)

const listing: Attack[] = [
  lied(
    { name: 'another digest of an item in the manifest', code: 'ITEMS_MISMATCH', file: 'manifest.json' },
    () => {},
    manifest => ({ ...manifest, items: manifest.items.map(item => ({ ...item, digest: `sha256:${'0'.repeat(64)}` })) }),
  ),
  lied(
    { name: 'an item that the manifest does not list', code: 'ITEMS_MISMATCH', file: 'manifest.json' },
    () => {},
    manifest => ({
      ...manifest,
      items: manifest.items.slice(1),
    }),
  ),
]

/** Packages that must not verify, each for its own reason. */
export const ATTACKS: readonly Attack[] = [
  ...containers,
  ...names,
  ...manifests,
  ...files,
  ...reports,
  ...data,
  ...tables,
  ...listing,
]
