import { canonicalJson } from '../../../../src/evidence/json.ts'
import { edit, resum } from '../forgery.ts'
import { type Attack, changed, flipped, INSTANCES, lied, stranger } from './attack.ts'

export const files: Attack[] = [
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
  changed(
    { name: 'a statement that names another key', code: 'STATEMENT_SIGNATURE_INVALID', file: 'manifest.intoto.json' },
    files => {
      edit(files, 'manifest.intoto.json', text => text.replace(/"keyid":"[^"]*"/, '"keyid":"reviewed and approved"'))
      resum(files)
    },
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
