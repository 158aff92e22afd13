import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../samples/package/make-data.ts'
import { type Made, makePackage, newSigner } from '../package/workbench.ts'
import { type Ended, run, type Scratch, scratch } from './command.ts'
import { entriesOf, flipped, writePackage } from './package-file.ts'

describe('exhibit diff', () => {
  let place: Scratch
  let few: Made
  let more: Made
  let diff: (...args: string[]) => Promise<Ended>
  beforeAll(async () => {
    const signer = await newSigner()
    few = await makePackage(makeData({ resources: 5, gaps: false }), signer)
    more = await makePackage(makeData({ resources: 40, gaps: false }), signer)
    place = scratch()
    diff = (...args) => run(['diff', ...args], place.env)
  })
  afterAll(() => place.remove())

  test('answers yes of a package and itself', async () => {
    const { code, stdout } = await diff(few.path, few.path)
    expect([code, stdout]).toEqual([0, 'Nothing changed.\n'])
  })

  test('answers no where something changed, and names it', async () => {
    const { code, stdout } = await diff(few.path, more.path, '--fingerprint', few.fingerprint, '--json')
    const answer = JSON.parse(stdout)
    expect([code, answer.same, answer.old.valid, answer.new.trust]).toEqual([1, false, true, 'pinned'])
    expect(answer.drift.resources).toContainEqual(expect.objectContaining({ type: 'aws.ec2.instance', added: 16 }))
  })

  test('compares nothing with a package that was changed, and says which that is', async () => {
    const changed = join(place.path, 'changed.zip')
    await writePackage(flipped(await entriesOf(few.path), ['controls.json']), changed)
    const { code, stdout } = await diff(changed, more.path)
    expect(code).toBe(1)
    expect(stdout).toMatch(/controls\.json[\s\S]*Nothing was compared: both packages must be valid\./)
    expect((await diff('/nowhere.zip', few.path)).code).toBe(2)
  })
})
