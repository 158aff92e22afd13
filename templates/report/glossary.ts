import type { Paper } from './kit/paper.ts'
import { type Cell, table } from './kit/table.ts'
import { heading } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'

const WORDS: readonly [string, string][] = [
  [
    'Acceptance',
    'A statement of the audited entity that it accepts a failing finding (elsewhere: risk acceptance, exception). It changes no result and no status.',
  ],
  ['Check, test', 'A rule that judges the settings of one resource, or of an account, without access to AWS.'],
  [
    'Collection gap',
    'Something that was to be read and could not be: denied, throttled, or failed. It is never taken for “not there”, and it is no gap in a control.',
  ],
  ['Digest', 'A fingerprint of data (SHA-256): anyone who changes the data changes its digest.'],
  [
    'Evidence item',
    'All resources of one type in one account and region as read at one time, with who read them, when, and by which calls.',
  ],
  ['Evidence type', 'One kind of thing that is read, such as S3 buckets.'],
  [
    'Finding',
    'The result of one test on one resource: pass, fail, unknown, or not applicable. Not a conclusion of an auditor.',
  ],
  ['Merkle root', 'One digest over all resources of an item, from which each resource can be shown to be part of it.'],
  [
    'Needs review',
    'Tests or evidence are there, and a person decides. It says nothing of how the tests ended: that stands beside it.',
  ],
  ['Population', 'What a test judges, or what a list is meant to hold, with how complete it is.'],
  ['Principal', 'The AWS identity that made the calls.'],
  ['Provenance', 'Who read an item, when, from where, by which calls with which parameters.'],
]

/** The words of this report, for readers who meet them first here. */
export function glossary(paper: Paper): void {
  paper.flow(heading(paper, 2, 'Glossary', { id: 'glossary' }))
  const columns = [{ title: 'Word', width: 98 }, { title: 'Meaning' }]
  const rows = WORDS.map(([word, meaning]): Cell[] => [{ text: word, style: TEXT.smallStrong }, meaning])
  paper.flow(table(paper, columns, rows))
}
