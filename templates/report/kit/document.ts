import PDFDocument from 'pdfkit'
import { Bytes } from './bytes.ts'

export type Doc = InstanceType<typeof PDFDocument>

export interface PaperOptions {
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly created: Date
  /** Called wherever a page is done: a report has hundreds, and each leaves much garbage. */
  readonly between?: () => void
}

/** A document of pdfkit, which keeps what it writes as bytes. */
export interface Writing {
  readonly doc: Doc
  readonly written: Bytes
  /** Resolves when everything is written of a document that was told to end. */
  readonly ended: Promise<unknown>
}

/** A tagged document that is to be kept (PDF/A-3a), without a page yet. */
export function openDocument({ title, subject, author, created }: PaperOptions): Writing {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    // An embedded font is chosen for every run; the default would put an unembedded one into the file.
    font: null as unknown as string,
    info: {
      Title: title,
      Subject: subject,
      Author: author,
      Creator: 'Exhibit',
      Producer: 'Exhibit with PDFKit',
      CreationDate: created,
      ModDate: created,
    },
  })
  const written = new Bytes()
  const ended = writtenTo(written, doc)
  addModifyDate(doc, created)
  return { doc, written, ended }
}

/** pdfkit makes each token an array of its own, and a stream keeps them until the event loop turns: here all is written by then. */
function writtenTo(written: Bytes, doc: Doc): Promise<unknown> {
  // The head of the file is written by now.
  written.add(doc.read() as Buffer)
  const ended = new Promise((resolve, reject) => {
    doc.once('error', reject)
    doc.push = () => {
      resolve(undefined)
      return false
    }
  })
  const out = doc as unknown as { _offset: number; _write(piece: Uint8Array | string): void }
  out._write = piece => {
    out._offset += written.add(typeof piece === 'string' ? `${piece}\n` : piece)
  }
  return ended
}

/** pdfkit writes the modification date beside the metadata and not into it; PDF/A wants both to say the same. */
function addModifyDate(doc: Doc, at: Date): void {
  const moment = `${at.toISOString().slice(0, 19)}Z`
  const { appendXML } = doc as unknown as { appendXML(xml: string): void }
  appendXML.call(
    doc,
    `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${moment}</xmp:ModifyDate></rdf:Description>`,
  )
}
