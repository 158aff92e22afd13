import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { renderReport, reportRenderer } from '../../../src/package/report/index.ts'
import { verifyPdfSignature } from '../../../src/trust/pdf/pdf-signature.ts'
import { signatureUpdate } from '../../../src/trust/pdf/signature-field.ts'
import type { Signer } from '../../../src/trust/signer.ts'
import { hasAll } from '../../kit/machine.ts'
import { plainPdf } from '../../package/make-report.ts'
import { hasPoppler, pdfsig } from '../../package/report/poppler.ts'
import { newSigner } from '../../package/workbench.ts'
import { Authority } from './authority.ts'

/** As another tool adds a signature to one that is there. */
const again = (pdf: Buffer): Buffer =>
  plainAddPlaceholder({ pdfBuffer: pdf, reason: 'mine too', contactInfo: '', name: 'another', location: '' })

describe('the signature inside report.pdf', () => {
  let signer: Signer
  let pdf: Buffer
  beforeAll(async () => {
    signer = await newSigner()
    pdf = Buffer.from(await renderReport({ data: makeData({ resources: 20 }), signer, files: [] }))
  })

  it('is valid, over the whole document, by the signer', async () => {
    const result = await verifyPdfSignature(pdf)
    expect(result).toMatchObject({ valid: true, coversWholeDocument: true, problem: null, timestamp: null })
    expect(Buffer.from(result.certificate ?? []).equals(signer.certificate)).toBe(true)
  })

  it.runIf(hasPoppler)('is valid to pdfsig too', () => {
    const said = pdfsig(pdf)
    expect(said).toContain('Signature is Valid')
    expect(said).toContain('Total document signed')
    expect(said).toContain('ETSI.CAdES.detached')
  })

  it.each([
    ['CN=Audit (North) \\ 1', '(CN=Audit \\(North\\) \\\\ 1)'],
    ['CN=Ö', '<FEFF0043004e003d00d6>'],
  ])('writes the name %s so that readers read it', async (name, written) => {
    const plain = await plainPdf('x')
    const field = { name, reason: 'r', application: 'Exhibit', at: new Date(0), room: 100 }
    const { bytes, before, after } = signatureUpdate(plain, field)
    expect(bytes.toString('latin1')).toContain(`/Name ${written}`)
    expect(Buffer.concat([plain, bytes]).subarray(before, after).toString()).toBe(`<${'00'.repeat(100)}>`)
  })

  it('breaks where a byte of the content changes', async () => {
    const changed = Buffer.from(pdf)
    changed.writeUInt8(changed.readUInt8(2_000) ^ 1, 2_000)
    expect(await verifyPdfSignature(changed)).toMatchObject({ valid: false, problem: 'mismatch' })
  })

  it('breaks where something is added behind it', async () => {
    const added = Buffer.concat([pdf, Buffer.from('\n% more')])
    expect(await verifyPdfSignature(added)).toMatchObject({
      valid: false,
      problem: 'changed_after',
      coversWholeDocument: false,
    })
    expect(await verifyPdfSignature(again(pdf))).toMatchObject({ valid: false, problem: 'many_signatures' })
  })

  it('gives the certificate it was made with, so that another key shows', async () => {
    const other = await newSigner()
    const resigned = await renderReport({ data: makeData({ resources: 20 }), signer: other, files: [] })
    const { valid, certificate } = await verifyPdfSignature(resigned)
    expect(valid).toBe(true)
    expect(Buffer.from(certificate ?? []).equals(signer.certificate)).toBe(false)
  })

  it('refuses a signature whose certificate was exchanged', async () => {
    const other = await newSigner()
    const mixed = await renderReport({
      data: makeData({ resources: 20 }),
      signer: { certificate: other.certificate, sign: data => signer.sign(data) },
      files: [],
    })
    expect(await verifyPdfSignature(mixed)).toMatchObject({ valid: false, problem: 'bad_signature' })
  })

  it('refuses what is no signed PDF, without throwing', async () => {
    expect((await verifyPdfSignature(Buffer.from('PK'))).problem).toBe('not_a_pdf')
    expect((await verifyPdfSignature(Buffer.from('%PDF-1.7\n%%EOF'))).problem).toBe('unsigned')
    const hollow = Buffer.from('%PDF-1.7 /ByteRange [0 40 60 7] /Contents <3080> xxxxxxxxxxxxxxxxxxxxxx')
    expect(await verifyPdfSignature(hollow)).toMatchObject({ valid: false, certificate: null })
  })

  it('never accepts a mutation and never throws', async () => {
    const at = pdf.lastIndexOf('/ByteRange') - 50
    const place = fc.oneof(fc.nat(pdf.length - 1), fc.integer({ min: at, max: at + 1_500 }))
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (index, mask) => {
        const changed = Buffer.from(pdf)
        changed.writeUInt8(changed.readUInt8(index) ^ mask, index)
        return !(await verifyPdfSignature(changed)).valid
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.nat(pdf.length - 1),
        async length => !(await verifyPdfSignature(pdf.subarray(0, length))).valid,
      ),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => !(await verifyPdfSignature(bytes)).valid),
    )
  })

  it.skipIf(!hasAll('openssl'))('carries the token of a timestamp authority over itself (PAdES B-T)', async () => {
    const authority = new Authority()
    const report = await reportRenderer({ timestamp: authority.timestamp })({
      data: makeData({ resources: 20 }),
      signer,
      files: [],
    })
    const { valid, timestamp } = await verifyPdfSignature(report)
    expect(valid).toBe(true)
    expect(authority.verify(timestamp ?? new Uint8Array())).toContain('Verification: OK')
    if (hasPoppler) expect(pdfsig(report)).toContain('Signature is Valid')
  })
})
