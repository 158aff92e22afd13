import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { queryFor } from '../../../src/trust/timestamp/request.ts'
import { startAuthority } from '../../trust/timestamp/authority.ts'
import { MemoryLedger } from '../make-ledger.ts'
import { type Made, makePackage, newSigner } from '../workbench.ts'
import { ACCEPTED } from './accepted.ts'
import { profile } from './attacks/profile.ts'
import { type Files, filesOf, resign, resum, zipped } from './forgery.ts'
import { insiderPackage } from './insider.ts'
import { hasItsTools, second } from './second.ts'

let made: Made
let files: Files
/** Of little content and no ledger, for what is about the zip. */
let small: Files
beforeAll(async () => {
  made = await makePackage(makeData({ resources: 10 }))
  files = await filesOf(made.path)
  small = await filesOf((await makePackage(makeData({ resources: 1 }), made.signer, null)).path)
  small.delete('verify.html')
  await resign(small, made.signer)
})

function firstResource(all: Files): [path: string, id: string] {
  const path = [...all.keys()].find(name => name.startsWith('evidence/')) ?? ''
  const { resources } = JSON.parse(String(all.get(path)))
  return [path, resources[0].id]
}

describe.skipIf(!hasItsTools)(
  'a second verifier, of openssl, sha256sum and jq, agrees',
  () => {
    test('on good packages', async () => {
      expect(await second(zipped(files))).toBe('valid')
      const replay = await makePackage(makeData({ resources: 10, source: { kind: 'replay', hosts: [] } }))
      expect(await second(zipped(await filesOf(replay.path)))).toBe('valid')
      const two = await makePackage(makeData({ resources: 30, accounts: ['111122223333', '444455556666'] }))
      expect(await second(zipped(await filesOf(two.path)))).toBe('valid')
    })

    test('on values that jq spells otherwise', async () => {
      const numbers = [
        1e16, 1e17, 123456789012345680000, 1e20, 1e21, 1.5e300, 1e-6, 1e-7, 1.25e-7, 5e-324, 0, -1e-9, 0.1, 1234.5,
        -1e17,
      ]
      const zip = await insiderPackage(files, made.signer, async lie => {
        const [path, id] = firstResource(files)
        await lie.resource(path, id, settings => {
          Object.assign(settings, {
            numbers,
            texts: ['\x7f', '\\\\x7f', '\\u007f', '\\\x7f', '\u{1f600}\uff0b', '\u2028'],
          })
          Object.assign(settings, { keys: { '\u{1f600}': 1, '\uff0b': 2, '\x7f': 3, '\ue000': 4, A: 5, a: 6 } })
        })
        const beginnings = [
          '\u0085=1',
          '\ufeff=1',
          '\u00a0+1',
          '\u3000@',
          '\v-',
          '\u200b=1',
          ' \x7f=',
          '=',
          '＝',
          '\u1680=',
          '\u180e=',
        ]
        lie.findings = lie.findings.map((finding, index) => ({
          ...finding,
          reason: `${beginnings[index % beginnings.length]} x`,
        }))
      })
      expect((await verifyPackage(zip)).failures).toEqual([])
      expect(await second(zip)).toBe('valid')
    })

    test('on tokens of an authority', async () => {
      const authority = await startAuthority()
      const token = async (path: string) =>
        authority.answer(queryFor(files.get(path) ?? Buffer.alloc(0), randomBytes(8)))
      const signed = await token('manifest.json.sig')
      const stamped: Files = new Map([
        ...files,
        ['manifest.json.tsr', signed],
        ['ledger/checkpoint.tsr', await token('ledger/checkpoint')],
      ])
      await authority.close()
      resum(stamped)
      expect((await verifyPackage(zipped(stamped))).failures).toEqual([])
      expect(await second(zipped(stamped))).toBe('valid')
      for (const bad of [Buffer.concat([signed, Buffer.from('x')]), stamped.get('ledger/checkpoint.tsr') ?? signed]) {
        const changed: Files = new Map([...stamped, ['manifest.json.tsr', bad]])
        resum(changed)
        expect((await verifyPackage(zipped(changed))).failures.map(({ code }) => code)).toEqual(['TIMESTAMP_INVALID'])
        expect(await second(zipped(changed))).toBe('not valid: manifest.json.tsr')
      }
    })

    test('on tokens that are none', async () => {
      for (const path of ['manifest.json.tsr', 'ledger/checkpoint.tsr']) {
        const changed: Files = new Map([...files, [path, Buffer.from('garbage')]])
        resum(changed)
        expect(await second(zipped(changed))).toBe(`not valid: ${path}`)
      }
    })

    test('on packages of a ledger that grew, and of none', async () => {
      const [log, signer] = [new MemoryLedger(), await newSigner()]
      for (const id of ['one', 'two', 'three', 'four']) {
        const { path } = await makePackage({ ...makeData({ resources: 5 }), id }, signer, log)
        log.record('key.use', 'x', `sha256:${'0'.repeat(64)}`)
        expect(await second(zipped(await filesOf(path)))).toBe('valid')
      }
      const none = await makePackage(makeData({ resources: 5 }), signer, null)
      expect(await second(zipped(await filesOf(none.path)))).toBe('valid')
    })

    test.each(ACCEPTED)('on a zip $name', async ({ make }) => {
      expect(await second(make(small))).toBe('valid')
    })

    test.each(profile)('on $name', async ({ make }) => {
      expect(await second(await make({ files: new Map(small), signer: made.signer }))).toMatch(/^not valid: /)
    })
  },
  240_000,
)
