import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { driftText } from '../../../src/cli/drift-text.ts'
import { isSame } from '../../../src/package/compare/compare.ts'
import { comparePackages } from '../../../src/package/compare/packages.ts'
import { type Made, makePackage, newSigner } from '../workbench.ts'

const of = (resources: number, accounts = ['111122223333']) => makeData({ resources, accounts, gaps: false })

describe('exhibit diff', () => {
  let few: Made
  let more: Made
  beforeAll(async () => {
    const signer = await newSigner()
    few = await makePackage(of(5), signer)
    more = await makePackage(of(40), signer)
  })

  test('finds no difference between a package and itself', async () => {
    const { drift } = await comparePackages(few.path, few.path)
    expect(drift && isSame(drift)).toBe(true)
    expect(drift && driftText(drift)).toBe('Nothing changed.')
  })

  test('names what is new the one way and gone the other', async () => {
    const [forth, back] = [await comparePackages(few.path, more.path), await comparePackages(more.path, few.path)]
    const sums = (drift = forth.drift) => drift?.resources.map(({ type, added, gone }) => [type, added, gone])
    const instances = { type: 'aws.ec2.instance', added: 16, gone: 0, changed: 0 }
    expect(forth.drift?.resources).toContainEqual(expect.objectContaining(instances))
    expect(sums(back.drift)).toEqual(sums()?.map(([type, added, gone]) => [type, gone, added]))
    const text = forth.drift ? driftText(forth.drift) : ''
    expect(text).toMatch(/^none → \w+.*: \d+ finding/m)
    expect(text).toMatch(/^aws\.ec2\.instance \(.*\): 16 new, 0 gone, 0 changed$/m)
    expect(text).toMatch(/^ {2}new {6}arn:aws:ec2:eu-central-1:111122223333:instance\//m)
  })

  test('compares nothing where one is not valid by the anchors given, nor packages of two accounts', async () => {
    const result = await comparePackages(few.path, more.path, { fingerprint: '0'.repeat(64) })
    expect(result).toMatchObject({ old: { valid: false }, new: { valid: false }, drift: null })
    const other = await makePackage(of(5, ['444455556666']))
    await expect(comparePackages(few.path, other.path)).rejects.toThrow(/of different accounts/)
  })
})
