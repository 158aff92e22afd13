import type { Paper } from './kit/paper.ts'
import { facts, table } from './kit/table.ts'
import { bullets, heading, note, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import type { RequestView } from './request-view.ts'
import type { ReportView } from './view.ts'

export const REQUEST_BAND = 'UNSIGNED: made on request from a signed package, for one framework'

const REASON =
  'This document is not signed and is not part of the package. It was written from the data of the package named below, after that was verified. The signed report is report.pdf of that package.'

/** On the cover, before anything else is read. */
export const requestNote = (paper: Paper) => note(paper, REQUEST_BAND, REASON, 'warn')

/** In the place of “Signed by” on the cover. */
export const requestRows = (
  { signer }: ReportView,
  of: RequestView,
): [string, { text: string; style?: typeof TEXT.mono } | string][] => [
  ['Signature', 'none on this document'],
  ['Package signed by', `${signer.subject} (${TRUST[of.trust]})`],
  ['Fingerprint of the package’s signing certificate (SHA-256)', { text: signer.fingerprint, style: TEXT.mono }],
  ['SHA-256 of manifest.json', { text: of.manifestSha256, style: TEXT.mono }],
  ['This document written by', of.writtenBy],
]

const TRUST: Record<RequestView['trust'], string> = {
  pinned: 'as whoever asked for this document expected',
  ca: 'under an authority that whoever asked for this document named',
  unpinned: 'whose key that is was not checked',
}

/** What an unsigned document is worth, and how to come to what is signed. */
export function worth(paper: Paper, view: ReportView, of: RequestView): void {
  paper.chapter('How to verify')
  paper.flow(heading(paper, 1, WORTH, { id: 'proof' }))
  paper.flow(bullets(paper, POINTS))
  paper.flow(
    facts(paper, [
      ['Package', { text: view.id, style: TEXT.mono }],
      ['SHA-256 of manifest.json', { text: of.manifestSha256, style: TEXT.mono }],
      ['Package signed by', view.signer.subject],
      ['Fingerprint (SHA-256)', { text: view.signer.fingerprint, style: TEXT.mono }],
    ]),
  )
  paper.flow(heading(paper, 2, 'How to check it'))
  paper.flow(paragraph(paper, CHECK, { after: 3, keep: true }))
  const [framework] = view.frameworks
  const command = `exhibit report package.zip --framework ${framework?.id ?? 'ID'} --fingerprint ${view.signer.fingerprint}`
  paper.flow(
    table(paper, [{ title: '' }], [[{ text: command, style: TEXT.mono }]], { head: false, indent: 8, after: 8 }),
  )
  if (view.notFromAws) paper.flow(note(paper, view.notFromAws.band, view.notFromAws.reason, 'warn'))
}

export const WORTH = 'What this document is worth, and how to check it'

const POINTS = [
  'Nothing protects this document itself: whoever has it can change it. What it says can be held against the package, whose manifest.json is signed and lists every file with its digest.',
  'The package was verified before this was written: its signature, every file, and every digest down to the single resource. What that proves and what it does not is in the chapter “What the signature proves, and how to verify” of its report.pdf and in its VERIFY.md.',
  'It has the controls of one framework, the tests that they name, the findings of those tests, and the evidence that these rest on. What the package holds beside that is not counted here, and what changed since the previous package is in the signed report alone.',
]
const CHECK =
  'Make it again. From the same package, with the same mapping, the same version of Exhibit writes the same document, byte for byte, if the signer is named in the same way:'
