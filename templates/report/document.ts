import { setImmediate as turn } from 'node:timers/promises'
import { acceptances } from './acceptances.ts'
import { changes, versions } from './changes.ts'
import { contents, type Entry } from './contents.ts'
import { cover } from './cover.ts'
import { evidence } from './evidence.ts'
import { framework } from './framework.ts'
import { furniture } from './furniture.ts'
import { gaps } from './gaps.ts'
import { identity } from './identity.ts'
import { Paper } from './kit/paper.ts'
import { method, words } from './method.ts'
import { digests, proof } from './proof.ts'
import { WORTH, worth } from './request.ts'
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

/**
 * Writes the report, unsigned. The same view gives the same bytes. `between` is called after each
 * page. To add a page: a file of its own, a line here, a line in the contents.
 */
export async function writeDocument(
  view: ReportView,
  attachments: readonly Attachment[] = [],
  between: () => void = () => {},
): Promise<Written> {
  if (view.timeZone !== null) checkZone(view.timeZone)
  const paper = new Paper({
    title: view.request ? `Unsigned report on request, package ${view.id}` : `Exhibit report ${view.id}`,
    subject: view.notFromAws?.band ?? 'AWS settings: evidence and test results',
    author: view.tool,
    created: new Date(view.created),
    between,
  })
  let fillContents = () => {}
  let fillAnnex = () => {}
  const chapters = [
    () => cover(paper, view),
    () => {
      fillContents = contents(paper, 'Contents', 'contents', entries(view))
    },
    () => summary(paper, view),
    () => statement(paper, view),
    () => scope(paper, view),
    () => view.request || changes(paper, view),
    () => identity(paper, view),
    () => gaps(paper, view),
    () => acceptances(paper, view),
    () => words(paper),
    () => (view.request ? worth(paper, view, view.request) : proof(paper, view)),
    () => {
      fillAnnex = contents(paper, 'Annex', 'annex', annexEntries(view))
    },
    ...view.frameworks.map(of => () => framework(paper, of, view)),
    () => tests(paper, view),
    () => evidence(paper, view),
    () => method(paper),
    () => versions(paper, view),
    () => digests(paper, view),
  ]
  for (const write of chapters) {
    write()
    // Signals and leases have their turn: a chapter may take a second.
    await turn()
  }

  fillContents()
  fillAnnex()
  furniture(paper, view)
  if (paper.deadLinks.length > 0)
    throw new Error(`links of the report lead nowhere: ${paper.deadLinks.slice(0, 3).join(', ')}`)
  for (const { name, bytes, type, description } of attachments) attach(paper, { name, bytes, type, description }, view)
  return { pdf: await paper.end(), pages: paper.pages, missing: [...paper.fonts.missing] }
}

function attach(paper: Paper, { name, bytes, type, description }: Attachment, { created }: ReportView): void {
  const date = new Date(created)
  // pdfkit knows `relationship`; its published types do not.
  const options = { name, type, description, creationDate: date, modifiedDate: date, relationship: 'Source' } as object
  paper.doc.file(Buffer.from(bytes), options)
}

const one = (title: string, to: string): Entry => ({ title, to, level: 1 })
const two = (title: string, to: string): Entry => ({ title, to, level: 2 })

/** What an auditor reads; all else is the annex. */
const entries = ({ frameworks, identity: of, request }: ReportView): Entry[] => [
  one('Summary', 'summary'),
  one('Statement of the audited entity', 'statement'),
  one('Scope and limits', 'scope'),
  ...(request ? [] : [one('What changed since the previous package', 'changes')]),
  ...(of === null ? [] : [one('Who can do what', 'identity')]),
  one('Collection gaps', 'gaps'),
  one('Accepted failures', 'acceptances'),
  one('What the words mean', 'words'),
  one(request ? WORTH : 'What the signature proves, and how to verify', 'proof'),
  one('Annex', 'annex'),
  ...frameworks.map(({ id, title }) => two(title, frameworkTarget(id))),
  two('Tests', 'tests'),
  two('Evidence', 'evidence'),
  two('Method', 'method'),
  two('Versions', 'versions'),
  two('Digests', 'digests'),
]

const annexEntries = ({ frameworks, populations }: ReportView): Entry[] => [
  ...frameworks.map(({ id, title }) => one(title, frameworkTarget(id))),
  one('Tests', 'tests'),
  one('Evidence', 'evidence'),
  ...services(populations).map(({ service, type }) => two(service, typeTarget(type))),
  one('Method', 'method'),
  one('Versions', 'versions'),
  one('Digests', 'digests'),
]

/** The first evidence type of each service; the bookmarks list all of them. */
function services(populations: ReportView['populations']): { service: string; type: string }[] {
  const first = new Map<string, string>()
  for (const { type } of populations) {
    const service = type.split('.').slice(0, 2).join('.')
    if (!first.has(service)) first.set(service, type)
  }
  return [...first].map(([service, type]) => ({ service, type }))
}
