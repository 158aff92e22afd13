import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { type Made, makePackage } from '../workbench.ts'
import { type Files, filesOf, resum, stored, zipped } from './forgery.ts'

let made: Made
let whole: Buffer
let files: Files
beforeAll(async () => {
  made = await makePackage(makeData({ resources: 10 }))
  whole = await readFile(made.path)
  files = await filesOf(made.path)
})

const failuresOf = async (bytes: Buffer) => (await verifyPackage(bytes)).failures

test('a byte flipped in any file fails, with a code for that file', async () => {
  for (const [path, content] of files)
    for (const part of [0, 0.3, 0.7, 1]) {
      const copy = Buffer.from(content)
      const at = Math.min(Math.floor(content.length * part), content.length - 1)
      copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at)
      const mutant = new Map([...files, [path, copy]])
      expect((await failuresOf(stored(mutant))).map(({ file }) => file)).toContain(path)
      // Also where the attacker writes the unsigned list anew.
      if (path === 'SHA256SUMS') continue
      resum(mutant)
      const codes = (await failuresOf(stored(mutant))).map(({ file, code }) => `${code} ${file}`)
      expect(codes.join()).toMatch(path === 'manifest.json' ? /manifest\.json/ : path)
    }
})

type Mutation = (files: Files) => void

/** Changes the name or content of an entry; every one of them changes something. */
const mutation = (paths: readonly string[]): fc.Arbitrary<Mutation> => {
  const path = fc.constantFrom(...paths)
  const place = fc.double({ min: 0, max: 0.9999, noNaN: true })
  const splice = fc.tuple(path, place, fc.nat(40), fc.uint8Array({ maxLength: 40 })).map(
    ([name, at, remove, insert]): Mutation =>
      target => {
        const old = target.get(name) ?? Buffer.alloc(0)
        const start = Math.floor(old.length * at)
        const next = Buffer.concat([old.subarray(0, start), insert, old.subarray(start + remove)])
        target.set(name, next.equals(old) ? Buffer.concat([old, Buffer.from('!')]) : next)
      },
  )
  const swap = fc.tuple(path, path).map(
    ([a, b]): Mutation =>
      target => {
        const [one, other] = [target.get(a), target.get(b)]
        if (!one || !other || one.equals(other)) target.delete(a)
        else target.set(a, other).set(b, one)
      },
  )
  const rename = fc
    .tuple(
      path,
      fc.oneof(
        fc.string({ minLength: 1, maxLength: 20 }),
        fc.constantFrom('manifest.json.tsr', 'Report.pdf', 'oscal/assessment-results.json'),
      ),
    )
    .map(
      ([name, to]): Mutation =>
        target => {
          const content = target.get(name) ?? Buffer.alloc(0)
          target.delete(name)
          target.set(to === name ? `${to}.` : to, content)
        },
    )
  const drop = path.map(
    (name): Mutation =>
      target =>
        void target.delete(name),
  )
  const add = fc.tuple(fc.string({ maxLength: 30 }), fc.uint8Array({ maxLength: 30 })).map(
    ([name, content]): Mutation =>
      target =>
        void target.set(target.has(name) ? `${name}x` : name, Buffer.from(content)),
  )
  return fc.oneof({ weight: 6, arbitrary: splice }, swap, rename, drop, add)
}

describe('property', () => {
  test('no mutation of content or names verifies, and none crashes the verifier', async () => {
    const before = process.memoryUsage().rss
    const mutations = fc.array(mutation([...files.keys()]), { minLength: 1, maxLength: 3 })
    const sums = fc.boolean()
    await fc.assert(
      fc.asyncProperty(mutations, sums, async (changes, anew) => {
        const mutant = new Map(files)
        for (const change of changes) change(mutant)
        if (anew) resum(mutant)
        const untouched =
          mutant.size === files.size && [...files].every(([path, bytes]) => mutant.get(path)?.equals(bytes))
        fc.pre(!untouched)
        const { valid, failures } = await verifyPackage(stored(mutant))
        return !valid && failures.length > 0
      }),
      { numRuns: RUNS },
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  }, 600_000)

  test('bytes changed anywhere in the zip never crash the verifier, nor change what a valid package says', async () => {
    const place = fc.double({ min: 0, max: 0.9999, noNaN: true })
    const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(changes, async flips => {
        const mutant = Buffer.from(whole)
        for (const [at, byte] of flips) mutant.writeUInt8(byte, Math.floor(mutant.length * at))
        const { valid, failures, manifest } = await verifyPackage(mutant)
        if (!valid) return failures.length > 0
        // Times and attributes of the zip are not content.
        expect(manifest).toEqual(made.manifest)
        return true
      }),
      { numRuns: RUNS / 4 },
    )
  }, 600_000)

  test('a re-zip of equal content verifies: other order, methods, folders, times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...files], { minLength: files.size }), async order => {
        expect(await failuresOf(zipped(new Map(order)))).toEqual([])
        expect(await failuresOf(stored(new Map(order)))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})

const RUNS = Number(process.env.EXHIBIT_MUTATIONS ?? 2000)
