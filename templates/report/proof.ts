import type { Paper } from './kit/paper.ts'
import { FINDING_LOOK, FINDING_STATUSES } from './kit/status.ts'
import { type Cell, facts, table } from './kit/table.ts'
import { bullets, heading, note, paragraph } from './kit/text.ts'
import { COLOR, TEXT } from './kit/theme.ts'
import type { FileView, ReportView } from './view.ts'
import { count, n } from './when.ts'

/** Evidence files beyond this many are left to the manifest. */
const MOST_FILES = 120

/** What the signature proves, and how to check it. */
export function proof(paper: Paper, view: ReportView): void {
  paper.chapter('How to verify')
  paper.flow(heading(paper, 1, 'What the signature proves, and how to verify', { id: 'proof' }))
  paper.flow(heading(paper, 2, 'What the signature proves', { before: 2 }))
  paper.flow(bullets(paper, PROVES))
  paper.flow(heading(paper, 2, 'What it does not prove'))
  paper.flow(bullets(paper, DOES_NOT))
  paper.flow(
    facts(paper, [
      ['Signed by', view.signer.subject],
      ['Fingerprint (SHA-256)', { text: view.signer.fingerprint, style: TEXT.mono }],
    ]),
  )
  paper.flow(heading(paper, 2, 'How to verify'))
  paper.flow(
    paragraph(
      paper,
      'With Exhibit, offline, or by opening verify.html of the package in a browser. Both check every file, every digest down to the single resource, and this report’s own signature:',
      { after: 3, keep: true },
    ),
  )
  command(paper, [`exhibit verify package.zip --fingerprint ${view.signer.fingerprint}`])
  paper.flow(
    paragraph(
      paper,
      'Without Exhibit, in the unpacked package. The first command must show the fingerprint that you got from the signer by another way than this package. VERIFY.md has these steps as one block, which also finds added files:',
      { after: 3, keep: true },
    ),
  )
  command(paper, COMMANDS)
  if (view.notFromAws) paper.flow(note(paper, view.notFromAws.band, view.notFromAws.reason, 'warn'))
}

const PROVES = [
  'That this report, byte by byte, is as it was when it was signed: any change, also one added at its end, breaks the signature (PAdES, ECDSA P-256 with SHA-256).',
  'That the holder of the private key of the certificate below signed it. The same key signs manifest.json, which lists every file of the package, this report included.',
]

const DOES_NOT = [
  'That the content is true. The audited entity runs the collector and holds the key; with it, another report could be signed.',
  'Who the signer is, unless you got the fingerprint from the signer by another way, or the certificate was issued by an authority you trust.',
  'When it was signed, by any clock but the signer’s, unless manifest.json.tsr is a timestamp (RFC 3161) of an outside authority that you verified (exhibit verify --tsa-ca).',
  'That nothing was left out, or rewritten before it was signed. Where the package has a folder “ledger”, its checkpoints show what was recorded before; VERIFY.md says how to compare them with those of an earlier package.',
]

const COMMANDS = [
  'openssl x509 -in signer.pem -noout -subject -fingerprint -sha256',
  'openssl x509 -in signer.pem -noout -pubkey > signer.pub',
  'openssl dgst -sha256 -verify signer.pub -signature manifest.json.sig manifest.json',
  // An asterisk, as two spaces would be one where somebody copies them from the page.
  `jq -r '.files[] | .sha256 + " *" + .path' manifest.json | sha256sum --check --strict --quiet`,
  'pdfsig -nocert report.pdf',
]

function command(paper: Paper, lines: readonly string[]): void {
  const rows = lines.map((text): Cell[] => [{ text, style: TEXT.mono }])
  paper.flow(table(paper, [{ title: '' }], rows, { head: false, indent: 8, after: 8 }))
}

function counts(paper: Paper, { counts: of, gapCounts, frameworks, request }: ReportView): void {
  paper.flow(heading(paper, 2, 'Counts'))
  paper.flow(
    paragraph(paper, request ? PARTLY : 'They must equal those of manifest.json and of the data files.', {
      after: 3,
      keep: true,
    }),
  )
  const controls = frameworks.reduce(
    (sum, { statuses }) => sum + Object.values(statuses).reduce((all, own) => all + own, 0),
    0,
  )
  paper.flow(
    facts(paper, [
      ['Evidence items', n(of.items)],
      ['Resources', n(of.resources)],
      [
        'Findings',
        FINDING_STATUSES.map(status => `${FINDING_LOOK[status].label} ${n(of.findings[status])}`).join(' · '),
      ],
      ['Control results', `${n(controls)} in ${count(frameworks.length, 'framework')} of this report`],
      [
        'Collection gaps',
        `${count(gapCounts.lists, 'list')} · ${count(gapCounts.members, 'member')} · ${count(gapCounts.fields, 'field')}`,
      ],
      ...(request ? [] : [['API calls', n(of.apiCalls)] satisfies [string, string]]),
    ]),
  )
}

const PARTLY = 'Of what the controls of this framework rest on. Those of the whole package are in manifest.json.'

/** The digests of what this report was made from. */
export function digests(paper: Paper, view: ReportView): void {
  const { files } = view
  paper.flow(heading(paper, 1, 'Digests of the data this report was made from', { id: 'digests', before: 24 }))
  paper.flow(paragraph(paper, `SHA-256 of ${count(files.length, 'file')}. ${digestsPoint(view)}`, { keep: true }))
  const results = files.filter(({ path }) => !path.startsWith('evidence/'))
  const items = files.filter(({ path }) => path.startsWith('evidence/'))
  paper.flow(fileTable(paper, results))
  const shown = items.slice(0, MOST_FILES)
  const prefix = commonFolder(shown)
  if (shown.length > 0)
    paper.flow(
      paragraph(paper, `Evidence files${prefix ? `; their paths begin with ${prefix}` : ''}:`, {
        after: 3,
        keep: true,
      }),
    )
  const short = shown.map(file => ({ ...file, path: file.path.slice(prefix.length) }))
  if (short.length > 0) paper.flow(fileTable(paper, short))
  if (items.length > MOST_FILES)
    paper.flow(
      paragraph(
        paper,
        `${count(items.length - MOST_FILES, 'more evidence file')}: manifest.json and SHA256SUMS list their digests.`,
        { style: { ...TEXT.small, color: COLOR.soft } },
      ),
    )
  counts(paper, view)
}

function digestsPoint({ attached, request }: ReportView): string {
  if (request)
    return `They are listed in manifest.json of the package, whose own SHA-256 is ${request.manifestSha256} and which is signed.`
  const copy = attached ? ` A copy of ${attached} is attached to this PDF.` : ''
  return `Digests point one way: from the data to this report, from this report to manifest.json, from there to the signature.${copy}`
}

/** `evidence/<account>/` where all are of one account: without it a path fits into a line. */
function commonFolder(files: readonly FileView[]): string {
  const folders = new Set(files.map(({ path }) => path.split('/').slice(0, 2).join('/')))
  return folders.size === 1 ? `${[...folders][0]}/` : ''
}

const fileTable = (paper: Paper, files: readonly FileView[]) =>
  table(
    paper,
    [{ title: 'File' }, { title: 'Bytes', width: 48, align: 'right' }, { title: 'SHA-256', width: 246, style: DIGEST }],
    files.map(fileRow),
  )

const DIGEST = { ...TEXT.monoSoft, size: 6.1 }

const fileRow = ({ path, sha256, size }: FileView): Cell[] => [{ text: path, style: TEXT.monoSoft }, n(size), sha256]
