import { writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { findPath } from '../../../src/trust/chain/find.ts'
import { parseCertificate } from '../../../src/trust/platform.ts'
import { parseCertificate as parsedByPage } from '../../../web/verify/platform.ts'
import { hasAll } from '../../kit/machine.ts'
import { run } from '../../package/workbench.ts'
import { CASES, type Case, CERTIFICATES } from './corpus.ts'
import { Issuer } from './issue.ts'

const DAY = 86_400

describe.skipIf(!hasAll('openssl'))('a chain to an authority', () => {
  let issuer: Issuer
  beforeAll(async () => {
    issuer = await Issuer.open()
    for (const [name, wanted] of Object.entries(CERTIFICATES)) await issuer.issue(name, wanted)
  }, 120_000)

  async function leafOf({ leaf, between = [], roots, spoiled }: Case): Promise<void> {
    await issuer.issue('leaf', { by: between[0] ?? roots[0] ?? '', ...leaf })
    if (!spoiled) return
    const der = await issuer.der('leaf')
    der.writeUInt8(der.readUInt8(der.length - 1) ^ 1, der.length - 1)
    await writeFile(
      issuer.at('leaf.pem'),
      `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    )
  }

  /** What OpenSSL says, which takes a trusted certificate for a root only if it is told to. */
  async function openssl({ between = [], roots, day = 0 }: Case): Promise<boolean> {
    await writeFile(issuer.at('trusted.pem'), await issuer.pem(...roots))
    await writeFile(issuer.at('between.pem'), await issuer.pem(...between))
    const untrusted = between.length > 0 ? ['-untrusted', 'between.pem'] : []
    const at = String(Math.floor(Date.now() / 1000) + day * DAY + 60)
    const args = ['-partial_chain', '-no-CApath', '-no-CAstore', '-attime', at, '-CAfile', 'trusted.pem']
    return run(issuer.place, 'openssl', 'verify', ...args, ...untrusted, 'leaf.pem').then(
      () => true,
      () => false,
    )
  }

  async function ours({ between = [], roots, day = 0 }: Case, parse = parseCertificate) {
    const read = (names: readonly string[]) => Promise.all(names.map(async name => parse(await issuer.der(name))))
    return findPath({
      chain: await read(['leaf', ...between]),
      authorities: await read(roots),
      at: new Date(Date.now() + (day * DAY + 60) * 1000).toISOString(),
      purpose: 'documents',
    })
  }

  test.each(Object.entries(CASES))('%s', async (_, one) => {
    await leafOf(one)
    const { problem } = await ours(one)
    expect(problem).toBe(one.problem)
    expect((await ours(one, parsedByPage)).problem).toBe(one.problem)
    expect(await openssl(one)).toBe(problem === null || one.stricter !== undefined)
  })

  test('is not its own authority, though OpenSSL may be told so', async () => {
    await issuer.issue('leaf', {})
    expect((await ours({ leaf: {}, roots: ['leaf'], problem: null })).problem).toBe('no_path')
  })

  test('is looked for within bounds, whoever certifies whom', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `ring-${index}`)
    for (const name of names)
      await issuer.issue(name, {
        subject: '/CN=ring',
        keyOf: name === 'ring-0' ? 'root' : 'ring-0',
        extensions: ['basicConstraints=critical,CA:TRUE'],
      })
    await issuer.issue('leaf', { by: 'ring-0' })
    const begun = Date.now()
    expect((await ours({ leaf: {}, between: names, roots: ['middle'], problem: null })).problem).toBe('no_path')
    expect(Date.now() - begun).toBeLessThan(20_000)
  })
})
