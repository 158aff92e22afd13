import { makeData } from '../../samples/package/make-data.ts'
import { buildView } from '../../src/package/report/view.ts'
import { KeyStore } from '../../src/trust/keys/key-store.ts'
import { signPdf } from '../../src/trust/pdf/sign-pdf.ts'
import { writeDocument } from '../../templates/report/document.ts'

/** Run as a process: `RESOURCES FOLDER`; renders and signs a report and prints its pages and how long that took. */
const [, , resources, folder = '.'] = process.argv
const signer = await new KeyStore(`${folder}/keys`).signer()
const data = makeData({ resources: Number(resources) })
const started = performance.now()
const view = await buildView({ data, signer, files: [] })
const viewed = performance.now()
const { pdf, pages } = await writeDocument(view)
await signPdf(pdf, signer, { at: new Date() })
const ended = performance.now()
console.log(
  JSON.stringify({ pages, bytes: pdf.length, view: (viewed - started) / 1000, write: (ended - viewed) / 1000 }),
)
