import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import { NAMES } from '../../../samples/package/make-resources.ts'
import { jsonDigest } from '../../../src/evidence/digest.ts'
import { type Finding, findingId } from '../../../src/evidence/finding.ts'
import { type Resource, resourceLeaf } from '../../../src/evidence/item.ts'
import { canonicalJson, type JsonObject } from '../../../src/evidence/json.ts'
import { csvRows, FINDING_COLUMNS } from '../../../src/package/format/csv.ts'
import { Bytes } from '../../../src/package/verify/bytes.ts'
import { parseCanonical } from '../../../src/package/verify/canonical.ts'
import { FindingLine } from '../../../src/package/verify/finding-line.ts'
import { ResourceLine } from '../../../src/package/verify/resource-line.ts'
import { findingShape, resourceShape } from '../../../src/package/verify/shapes.ts'
import { mutated } from './mutate.ts'

/** The line among others, as readers are given it. */
const within = (text: string): [Uint8Array, number, number] => {
  const bytes = Buffer.from(`[\n${text},\n${text}\n]\n`)
  return [bytes, 2, 2 + Buffer.byteLength(text)]
}

const data = makeData({ resources: 60 })
const items = await listOf(data.items())
const resources = (await Promise.all(items.map(item => listOf(data.resources(item))))).flat()
const findings = await listOf(data.findings())
const ids = new Set(items.map(({ id }) => id))

const name = fc.oneof(
  fc.constantFrom(...NAMES, '＝1+1', '\u3000=1', 'toString', '__proto__', 'Encryption', ''),
  fc.string({ unit: 'binary' }),
)
const object = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), {
  maxKeys: 4,
  noNullPrototype: true,
}) as fc.Arbitrary<JsonObject>
const gap = fc.record({ field: name, action: name, detail: name, reason: fc.constant('denied') })

/** Resources whose digests hold, of all kinds of names, values and gaps. */
const resource = fc
  .record({
    id: name,
    name,
    region: name,
    settings: object,
    observed: fc.option(object),
    gaps: fc.array(gap, { maxLength: 2 }),
  })
  .map(({ observed, ...rest }) => ({
    ...rest,
    digest: jsonDigest(rest.settings),
    ...(observed && { observed, observedDigest: jsonDigest(observed) }),
  }))

test('takes a resource from its line only if it is one, with the leaf and the gaps that it has', () => {
  const line = new ResourceLine()
  const text = fc.oneof(fc.constantFrom(...resources), resource).map(canonicalJson)
  let taken = 0
  fc.assert(
    fc.property(mutated(text), one => {
      if (!line.read(...within(one))) return
      taken++
      const value = parseCanonical(one) as Resource
      expect(resourceShape.safeParse(value).success).toBe(true)
      expect([value.digest, value.observedDigest]).toEqual([
        jsonDigest(value.settings),
        value.observed && jsonDigest(value.observed),
      ])
      expect(value.gaps.some(({ field }) => field in value.settings)).toBe(false)
      expect([line.gapCount, line.leaf()]).toEqual([value.gaps.length, resourceLeaf(value)])
    }),
    { numRuns: 6000 },
  )
  expect(taken).toBeGreaterThan(500)
})

const finding = fc
  .record({
    base: fc.constantFrom(...findings),
    text: fc.record({ title: name, reason: name, remediation: name, resource: name, check: name }),
    lists: fc.record({
      controls: fc.array(name, { maxLength: 3 }),
      inputs: fc.subarray([...ids, 'nowhere'], { maxLength: 2 }),
    }),
    changed: fc.boolean(),
  })
  .map(({ base, text, lists, changed }): Finding => (changed ? { ...base, ...text, ...lists } : base))
  .map(one => ({ ...one, id: findingId(one) }))

test('takes a finding from its line only if it is one, with the row that it has in the table', () => {
  const line = new FindingLine(ids)
  const rowOf = csvRows(FINDING_COLUMNS)
  let taken = 0
  fc.assert(
    fc.property(mutated(finding.map(canonicalJson)), one => {
      const [bytes, start, end] = within(one)
      if (!line.read(bytes, start, end)) return
      taken++
      const value = parseCanonical(one) as Finding
      expect(findingShape.safeParse(value).success).toBe(true)
      expect(value.id).toBe(findingId(value))
      expect([value.evidence ?? [], value.inputs].flat().filter(id => !ids.has(id))).toEqual([])
      const { status, account, region, check } = line
      expect({ ...value, status, account, region, check }).toEqual(value)
      const csv = new Bytes()
      line.addRow(csv)
      expect(Buffer.from(csv.view()).toString()).toBe(rowOf(value))
    }),
    { numRuns: 6000 },
  )
  expect(taken).toBeGreaterThan(500)
})

test('takes every resource and finding that Exhibit writes, but for escapes in ids', () => {
  const [resourceLine, findingLine] = [new ResourceLine(), new FindingLine(ids)]
  expect(resources.filter(one => !resourceLine.read(...within(canonicalJson(one))))).toEqual([])
  expect(findings.filter(one => !findingLine.read(...within(canonicalJson(one))))).toEqual([])
})

test('leaves a gap with further members to the reference', () => {
  const [one] = resources.filter(({ gaps }) => gaps.length > 0)
  const text = canonicalJson(one)
  expect(new ResourceLine().read(...within(text))).toBe(true)
  expect(new ResourceLine().read(...within(text.replace('"gaps":[{', '"gaps":[{"__proto__":1,')))).toBe(false)
})
