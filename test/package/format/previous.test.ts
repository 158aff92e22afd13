import { describe, expect, it } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import type { CheckDigest, Manifest } from '../../../src/package/format/manifest.ts'
import { previousOf } from '../../../src/package/format/previous.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { makePackage } from '../workbench.ts'

const hex = (digit: string) => digit.repeat(64)
const check = (id: string, definition: string, source: string): CheckDigest => ({
  id,
  definition: hex(definition).slice(32),
  source: hex(source).slice(32),
})

async function packages() {
  const { manifest, manifestSha256 } = await makePackage(makeData({ regions: ['eu-central-1'] }))
  const now = makeData({ regions: ['us-east-1'] })
  return { manifest, manifestSha256, now }
}

describe('what a package says of the one before it', () => {
  it('tells added, removed and changed checks apart, and those that only share changed code', async () => {
    const { manifest, manifestSha256, now } = await packages()
    const checks = (...list: CheckDigest[]): Manifest['generator'] => ({ ...now.generator, checks: list })
    const before: Manifest = {
      ...manifest,
      generator: checks(check('a', '1', '1'), check('b', '1', '1'), check('c', '1', '1'), check('gone', '1', '1')),
    }
    const generator = checks(check('a', '1', '1'), check('b', '2', '2'), check('c', '1', '2'), check('new', '1', '1'))
    const { changes } = previousOf(before, manifestSha256, { ...now, generator })
    expect(changes.checks).toEqual({ added: ['new'], removed: ['gone'], changed: ['b'], shared: ['c'] })
  })

  it('tells changed mappings and scope', async () => {
    const { manifest, manifestSha256, now } = await packages()
    const [first, second] = now.generator.mappings
    const mappings = [
      { id: first?.id ?? '', sha256: hex('9'), origin: 'built-in' as const },
      { id: 'own', sha256: hex('1'), origin: 'user' as const },
    ]
    const { changes } = previousOf(manifest, manifestSha256, {
      generator: { ...now.generator, mappings },
      scope: { ...now.scope, types: now.scope.types.slice(1) },
    })
    expect(changes.mappings).toEqual({ added: ['own'], removed: [second?.id], changed: [first?.id] })
    expect(changes.types).toEqual({ added: [], removed: now.scope.types.slice(0, 1) })
    expect(changes.regions).toEqual({ added: ['111122223333 us-east-1'], removed: ['111122223333 eu-central-1'] })
  })

  it('says nothing of checks where the package before lists none', async () => {
    const { manifest, manifestSha256, now } = await packages()
    const { checks: _, ...generator } = manifest.generator
    expect(previousOf({ ...manifest, generator }, manifestSha256, now).changes.checks).toBeNull()
  })

  it('is in the signed manifest', async () => {
    const { manifest, manifestSha256, now } = await packages()
    const previous = previousOf(manifest, manifestSha256, now)
    const made = await makePackage({ ...now, previous })
    expect(made.manifest.previous).toEqual(previous)
    expect(manifest.previous).toBeNull()
    expect((await verifyPackage(made.path)).valid).toBe(true)
  })
})
