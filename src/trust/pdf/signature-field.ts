/** What the signature says in clear, and the bytes kept free for its CMS. */
export interface SignatureField {
  readonly name: string
  readonly reason: string
  readonly application: string
  readonly at: Date
  readonly room: number
}

/** What is added behind a PDF so that it can be signed. */
export interface SignatureUpdate {
  readonly bytes: Buffer
  /** The room for the signature, `<` and `>` included, as offsets in the PDF with the update behind it. */
  readonly before: number
  readonly after: number
}

/**
 * An incremental update (ISO 32000-1, 7.5.6) that gives a PDF of one cross-reference table an invisible signature field on its first page (12.7.4.5),
 * for a signature over everything but its own value (12.8.1). The PDF itself is neither copied nor read but for its end and three objects: a
 * report has megabytes. Throws for a PDF that has a form, or is written otherwise.
 */
export function signatureUpdate(pdf: Buffer, field: SignatureField): SignatureUpdate {
  const of = new Written(pdf)
  const root = of.dictionary(of.root)
  if (root.includes('/AcroForm')) throw new Error('the PDF has a form already')
  const page = firstOf(of.dictionary(matched(/\/Pages\s+(\d+) 0 R/, root)))
  const [signature, widget, form] = [of.size, of.size + 1, of.size + 2]

  const update = new Update(pdf.length)
  const at = update.object(signature, signatureOf(field))
  update.object(widget, widgetOf(signature, page))
  update.object(form, `/Type /AcroForm\n/SigFlags 3\n/Fields [${widget} 0 R]`)
  update.object(of.root, `${root}\n/AcroForm ${form} 0 R`)
  update.object(page, annotated(of.dictionary(page), widget))
  const text = update.end(of)

  const before = at + text.slice(at - pdf.length).indexOf(CONTENTS) + CONTENTS.length
  const after = before + 2 * field.room + '<>'.length
  const range = `[0 ${before} ${after} ${pdf.length + text.length - after}]`
  return { bytes: Buffer.from(text.replace(RANGE, range.padEnd(RANGE.length)), 'latin1'), before, after }
}

const CONTENTS = '/Contents '
const RANGE = `[0 ${'*'.repeat(32)}]`

const signatureOf = ({ name, reason, application, at, room }: SignatureField): string =>
  [
    ...['/Type /Sig', '/Filter /Adobe.PPKLite', '/SubFilter /ETSI.CAdES.detached', `/ByteRange ${RANGE}`],
    `${CONTENTS}<${'00'.repeat(room)}>`,
    ...[`/Reason ${textString(reason)}`, `/M (${dateString(at)})`, `/Name ${textString(name)}`],
    `/Prop_Build << /Filter << /Name /Adobe.PPKLite >> /App << /Name /${application} >> >>`,
  ].join('\n')

/** Printed, and seen nowhere. */
const widgetOf = (signature: number, page: number): string =>
  `/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/Rect [0 0 0 0]\n/V ${signature} 0 R\n/T (Signature1)\n/F 4\n/P ${page} 0 R`

function annotated(page: string, widget: number): string {
  if (!page.includes('/Annots')) return `${page}\n/Annots [${widget} 0 R]`
  const others = matchedText(/\/Annots\s*\[([^\]]*)\]/, page)
  return page.replace(/\/Annots\s*\[[^\]]*\]/, () => `/Annots [${others} ${widget} 0 R]`)
}

const firstOf = (pages: string): number => matched(/\/Kids\s*\[\s*(\d+) 0 R/, pages)

/** A text string (7.9.2.2). */
function textString(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

/** A date (7.9.4), in UTC. */
const dateString = (at: Date): string => `D:${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`

function matchedText(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error('the PDF is not written as pdfkit writes it')
  return found
}

const matched = (pattern: RegExp, text: string): number => Number(matchedText(pattern, text))

/** A PDF as it stands: its trailer, and its objects by their numbers. */
class Written {
  readonly root: number
  /** The first number that no object has. */
  readonly size: number
  readonly table: number
  /** /Info and /ID, which every trailer has to repeat. */
  readonly repeated: string
  readonly #pdf: Buffer
  readonly #rows: number

  constructor(pdf: Buffer) {
    this.#pdf = pdf
    const trailer = pdf.subarray(pdf.lastIndexOf('trailer')).toString('latin1')
    this.root = matched(/\/Root (\d+) 0 R/, trailer)
    this.size = matched(/\/Size (\d+)/, trailer)
    this.table = matched(/startxref\s+(\d+)/, trailer)
    this.repeated = [/(\/Info \d+ 0 R)/, /(\/ID \[[^\]]+\])/].map(of => matchedText(of, trailer)).join('\n')
    const head = pdf.subarray(this.table, this.table + 40).toString('latin1')
    this.#rows = this.table + matchedText(new RegExp(`^(xref\\n0 ${this.size}\\n)`), head).length
  }

  /** What stands between the outermost brackets of an object. */
  dictionary(number: number): string {
    const row = this.#rows + number * ROW
    const at = matched(/^(\d{10}) 00000 n/, this.#pdf.subarray(row, row + ROW).toString('latin1'))
    const object = this.#pdf.subarray(at, this.#pdf.indexOf('endobj', at)).toString('latin1')
    if (!object.startsWith(`${number} 0 obj`)) throw new Error(`the PDF has no object ${number} where it says`)
    return object.slice(object.indexOf('<<') + 2, object.lastIndexOf('>>')).trim()
  }
}

/** Bytes of a line of a cross-reference table (7.5.4). */
const ROW = 20

/** Objects written behind a PDF, and where they begin in the whole. */
class Update {
  readonly #start: number
  readonly #offsets = new Map<number, number>()
  #text = '\n'

  constructor(start: number) {
    this.#start = start
  }

  object(number: number, dictionary: string): number {
    const at = this.#start + this.#text.length
    this.#offsets.set(number, at)
    this.#text += `${number} 0 obj\n<<\n${dictionary}\n>>\nendobj\n\n`
    return at
  }

  end({ root, size, table, repeated }: Written): string {
    const at = this.#start + this.#text.length
    const rows = [...this.#offsets].sort(([a], [b]) => a - b)
    const lines = rows.map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    const trailer = `/Size ${size + 3}\n/Root ${root} 0 R\n${repeated}\n/Prev ${table}`
    return `${this.#text}xref\n0 1\n0000000000 65535 f \n${lines.join('')}trailer\n<<\n${trailer}\n>>\nstartxref\n${at}\n%%EOF\n`
  }
}
