import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import { extractResource } from '../../../src/package/extract/extract.ts'
import type { Extract } from '../../../src/package/extract/format.ts'
import { verifyExtract } from '../../../src/package/extract/verify-extract.ts'
import { type Made, makePackage } from '../workbench.ts'

const data = makeData({ resources: 60 })
let made: Made
let extract: Extract
beforeAll(async () => {
  made = await makePackage(data)
  extract = await extractResource(made.path, { id: 'arn:aws:s3:::bucket-00000003' })
})

const codes = async (value: unknown) => (await verifyExtract(JSON.stringify(value))).failures.map(({ code }) => code)

describe('one resource shown without the rest', () => {
  test('verifies for every resource of the package', async () => {
    for (const item of await listOf(data.items()))
      for (const resource of await listOf(data.resources(item))) {
        const one = await extractResource(made.path, { id: resource.id })
        expect(one.resource).toEqual(resource)
        expect(await verifyExtract(JSON.stringify(one))).toMatchObject({ valid: true, resource, item: { id: item.id } })
      }
  })

  test('is trusted as the package is', async () => {
    const text = JSON.stringify(extract, null, 2)
    expect(await verifyExtract(text)).toMatchObject({ trust: 'unpinned', source: { kind: 'aws' } })
    expect(await verifyExtract(text, { fingerprint: made.fingerprint })).toMatchObject({ valid: true, trust: 'pinned' })
    const { valid, failures } = await verifyExtract(text, { fingerprint: '0'.repeat(64) })
    expect([valid, failures[0]?.code]).toEqual([false, 'SIGNER_NOT_PINNED'])
  })

  test('does not show the other resources', () => {
    const text = JSON.stringify(extract)
    expect(text).toContain('bucket-00000003')
    expect(text).not.toContain('bucket-00000002')
  })

  test('fails for whatever is changed, each with its code', async () => {
    const { resource, item, proof, manifest } = extract
    const other = await extractResource(made.path, { id: 'arn:aws:s3:::bucket-00000004' })
    const zero = '0'.repeat(64)
    expect(await codes({ ...extract, resource: { ...resource, settings: {} } })).toEqual(['EVIDENCE_RESOURCE_DIGEST'])
    expect(await codes({ ...extract, resource: { ...resource, name: 'another' } })).toEqual(['EVIDENCE_ROOT'])
    expect(await codes({ ...extract, resource: other.resource })).toEqual(['EVIDENCE_ROOT'])
    expect(await codes({ ...extract, proof: { ...proof, index: proof.index + 1 } })).toEqual(['EVIDENCE_ROOT'])
    expect(await codes({ ...extract, proof: { ...proof, path: [zero, ...proof.path.slice(1)] } })).toEqual([
      'EVIDENCE_ROOT',
    ])
    expect(await codes({ ...extract, item: { ...item, title: 'another' } })).toEqual(['EVIDENCE_DIGEST'])
    expect(await codes({ ...extract, manifest: { ...manifest, label: 'another' } })).toEqual(['SIGNATURE_INVALID'])
    const unlisted = { ...manifest, items: manifest.items.filter(({ id }) => id !== item.id) }
    expect(await codes({ ...extract, manifest: unlisted })).toEqual(['SIGNATURE_INVALID', 'ITEMS_MISMATCH'])
    expect(await codes({ ...extract, more: 1 })).toEqual(['JSON_INVALID'])
    expect(await codes('nothing')).toEqual(['JSON_INVALID'])
    expect((await verifyExtract('['.repeat(100_000))).failures[0]?.code).toBe('JSON_TOO_DEEP')
    const deep = JSON.stringify(extract).replace(
      '"settings":{',
      `"settings":{"A":${'['.repeat(50_000)}${']'.repeat(50_000)},`,
    )
    expect((await verifyExtract(deep)).valid).toBe(false)
  })

  test('fails where two readers could read two things', async () => {
    const text = JSON.stringify(extract)
    const forged = JSON.stringify({ ...extract.resource, name: 'FORGED: MFA is on' })
    const code = async (changed: string | Uint8Array) => {
      expect(changed).not.toEqual(text)
      return (await verifyExtract(changed)).failures[0]?.code
    }
    expect(await code(text.replace('{', `{"resource":${forged},`))).toBe('JSON_AMBIGUOUS')
    for (const member of ['"id":', '"settings":', '"population":', '"created":', '"index":', '"signature":', '"kind":'])
      expect([member, await code(text.replace(member, `${member}1,${member}`))]).toEqual([member, 'JSON_AMBIGUOUS'])
    expect(await code(text.replace('"settings":{', '"settings":{"__proto__":{"MFA":true},'))).toBe('JSON_AMBIGUOUS')
    expect(await code(text.replace('"item":{', '"item":{"__proto__":{"forged":true},'))).toBe('JSON_AMBIGUOUS')
    expect(await code(text.replace('"name":"', '"name":"\\ud800'))).toBe('JSON_AMBIGUOUS')
    expect(await code(text.replace(/"size":(\d+)/, '"size":$1.00000000000000000001'))).toBe('JSON_AMBIGUOUS')
    for (const more of ['{}', '\0', ',', ' x']) expect(await code(text + more)).toBe('JSON_INVALID')
    expect(await code(`\ufeff${text}`)).toBe('JSON_INVALID')
    expect(await code(Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff]), Buffer.from('}')]))).toBe(
      'JSON_INVALID',
    )
    const signature = extract.signature.replace(
      /.(=*)$/,
      (last, pad) => String.fromCharCode(last.charCodeAt(0) + 1) + pad,
    )
    if (signature.endsWith('=')) expect(await code(JSON.stringify({ ...extract, signature }))).toBe('JSON_INVALID')
  })

  test('no changed character verifies', async () => {
    const text = JSON.stringify(extract)
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('0', 'a', '"', ' ', '{'), async (at, by) => {
        const mutant = text.slice(0, at) + by + text.slice(at + 1)
        fc.pre(mutant !== text)
        const { valid } = await verifyExtract(mutant)
        // Base64 and JSON may be spelled in more ways than one; what they say is what counts.
        if (valid) expect(JSON.stringify(JSON.parse(mutant).resource)).toBe(JSON.stringify(extract.resource))
      }),
      { numRuns: 500 },
    )
  })

  test('of a resource that is not there, or in a file that is no package, is refused', async () => {
    await expect(extractResource(made.path, { id: 'arn:aws:s3:::none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const type = 'aws.iam.user'
    await expect(extractResource(made.path, { id: extract.resource.id, type })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(extractResource('/dev/null', { id: 'x' })).rejects.toMatchObject({ code: 'DATA_INCONSISTENT' })
  })
})
