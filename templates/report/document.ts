import { acceptances } from './acceptances.ts'
import { changes } from './changes.ts'
import { contents, type Entry } from './contents.ts'
import { cover } from './cover.ts'
import { evidence } from './evidence.ts'
import { framework } from './framework.ts'
import { furniture } from './furniture.ts'
import { gaps } from './gaps.ts'
import { Paper } from './kit/paper.ts'
import { method } from './method.ts'
import { proof } from './proof.ts'
import { scope } from './scope.ts'
import { statement } from './statement.ts'
import { summary } from './summary.ts'
import { frameworkTarget, typeTarget } from './targets.ts'
import { tests } from './tests.ts'
import type { ReportView } from './view.ts'
import { checkZone } from './when.ts'

export interface Attachment {
  readonly name: string
  readonly bytes: Uint8Array
  readonly type: string
  readonly description: string
}

export interface Written {
  readonly pdf: Buffer
  readonly pages: number
  /** Characters for which no font has a glyph; they stand as code points. */
  readonly missing: readonly string[]
}

/** Writes the report, unsigned. The same view gives the same bytes. To add a page: a file of its own, a line here, a line in the contents. */
export async function writeDocument(view: ReportView, attachments: readonly Attachment[] = []): Promise<Written> {
  if (view.timeZone !== null) checkZone(view.timeZone)
  const paper = new Paper({
    title: `Exhibit report ${view.id}`,
    subject: view.notFromAws?.band ?? 'AWS settings: evidence and test results',
    author: view.tool,
    created: new Date(view.created),
  })
  const chunks: Buffer[] = []
  paper.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve, reject) => paper.doc.once('end', resolve).once('error', reject))

  cover(paper, view)
  const fillContents = contents(paper, entries(view))
  summary(paper, view)
  statement(paper, view)
  scope(paper, view)
  method(paper)
  changes(paper, view)
  for (const of of view.frameworks) framework(paper, of, view)
  tests(paper, view)
  gaps(paper, view)
  acceptances(paper, view)
  evidence(paper, view)
  proof(paper, view)

  fillContents()
  furniture(paper, view)
  if (paper.deadLinks.length > 0)
    throw new Error(`links of the report lead nowhere: ${paper.deadLinks.slice(0, 3).join(', ')}`)
  for (const { name, bytes, type, description } of attachments) attach(paper, { name, bytes, type, description }, view)
  paper.doc.end()
  await ended
  return { pdf: Buffer.concat(chunks), pages: paper.pages, missing: [...paper.fonts.missing] }
}

function attach(paper: Paper, { name, bytes, type, description }: Attachment, { created }: ReportView): void {
  const date = new Date(created)
  // pdfkit knows `relationship`; its published types do not.
  const options = { name, type, description, creationDate: date, modifiedDate: date, relationship: 'Source' } as object
  paper.doc.file(Buffer.from(bytes), options)
}

function entries({ frameworks, populations }: ReportView): Entry[] {
  const one = (title: string, to: string): Entry => ({ title, to, level: 1 })
  const two = (title: string, to: string): Entry => ({ title, to, level: 2 })
  return [
    one('Summary', 'summary'),
    one('Statement of the audited entity', 'statement'),
    one('Scope and limits', 'scope'),
    one('Method', 'method'),
    one('What changed since the previous package', 'changes'),
    ...frameworks.map(({ id, title }) => one(title, frameworkTarget(id))),
    one('Tests', 'tests'),
    one('Gaps', 'gaps'),
    one('Accepted failures', 'acceptances'),
    one('Evidence', 'evidence'),
    ...services(populations).map(({ service, type }) => two(service, typeTarget(type))),
    one('Digests and signature', 'proof'),
  ]
}

/** The first evidence type of each service; the bookmarks list all of them. */
function services(populations: ReportView['populations']): { service: string; type: string }[] {
  const first = new Map<string, string>()
  for (const { type } of populations) {
    const service = type.split('.').slice(0, 2).join('.')
    if (!first.has(service)) first.set(service, type)
  }
  return [...first].map(([service, type]) => ({ service, type }))
}
