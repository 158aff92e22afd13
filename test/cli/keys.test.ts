import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyPackage } from '../../src/package/verify/index.ts'
import { heldAgainst } from '../../src/package/verify/since.ts'
import { checkLedger } from '../../src/service/ledger/check-ledger.ts'
import { testService } from '../api/service.ts'
import { hasAll } from '../kit/machine.ts'
import { run as openssl } from '../package/workbench.ts'
import { packageOf, replay } from '../service/replayed.ts'
import { bareEnv, run } from './command.ts'

const EXTENSIONS = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n'

async function installation() {
  const { runtime, database, url, admin } = await testService({ listens: true, work: 'own' })
  const env = { ...bareEnv(database.dataDir), EXHIBIT_DATA_DIR: database.dataDir, DATABASE_URL: database.url }
  const exhibit = (...args: string[]) => run(args, env)
  const published = async () =>
    (
      (await (await fetch(`${url}/.well-known/exhibit-keys`)).json()) as {
        keys: { fingerprint: string; status: string }[]
      }
    ).keys
  return { runtime, exhibit, published, admin, env, place: database.dataDir }
}

test('a rotated key signs what is made next, by a process that runs already; older packages stay verifiable', async () => {
  const { runtime, exhibit, published, admin, env } = await installation()
  const old = await packageOf(runtime, await replay(runtime))
  const [before] = await published()
  const rotated = await exhibit('keys', 'rotate', '--json')
  const { fingerprint } = JSON.parse(rotated.stdout) as { fingerprint: string }
  const now = await packageOf(runtime, await replay(runtime))
  expect(await verifyPackage(now, { fingerprint })).toMatchObject({ valid: true, trust: 'pinned' })
  expect(await verifyPackage(old, { fingerprint: before?.fingerprint ?? '' })).toMatchObject({ trust: 'pinned' })
  expect(await heldAgainst(old, await verifyPackage(now, { fingerprint }))).toMatchObject({ valid: true, failures: [] })
  expect((await published()).map(key => [key.fingerprint, key.status])).toEqual([
    [fingerprint, 'current'],
    [before?.fingerprint, 'past'],
  ])
  expect((await exhibit('keys', 'list')).stdout).toMatch(new RegExp(`${fingerprint} +current`))
  const used = await admin('GET', `/v1/ledger/inclusion?kind=key.use&subject=${fingerprint}`)
  expect(used.body.entry).toMatchObject({ digest: `sha256:${fingerprint}` })
  expect((await admin('GET', '/v1/audit-log?action=signing-keys.rotate')).body.items).toHaveLength(1)
  expect((await checkLedger(runtime)).problems).toEqual([])
  const kms = await run(['keys', 'rotate'], { ...env, EXHIBIT_KMS_KEY_ID: 'alias/evidence' })
  expect(kms).toMatchObject({ code: 2, stderr: expect.stringContaining('EXHIBIT_KMS_KEY_ID') })
})

test.skipIf(!hasAll('openssl'))(
  "packages bear the certificate of a user's own authority, and verify --ca follows it there",
  async () => {
    const { runtime, exhibit, published, place } = await installation()
    const at = (name: string) => join(place, name)
    const [own] = await published()
    await writeFile(at('request.pem'), (await exhibit('keys', 'request', '--name', 'Evidence of Northwind Pay')).stdout)
    await writeFile(at('ext'), EXTENSIONS)
    const ca = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30']
    for (const name of ['ca', 'stranger'])
      await openssl(
        place,
        'openssl',
        'req',
        ...ca,
        '-subj',
        `/CN=${name}`,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.pem`,
      )
    expect(await openssl(place, 'openssl', 'req', '-in', 'request.pem', '-noout', '-verify', '-subject')).toContain(
      'Evidence of Northwind Pay',
    )
    const issue = ['x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-extfile', 'ext']
    await openssl(place, 'openssl', ...issue, '-days', '20', '-out', 'own.pem')
    expect(await exhibit('keys', 'certify', at('stranger.pem'))).toMatchObject({
      ...{ code: 3, stderr: expect.stringContaining('[CERTIFICATE_MISMATCH]') },
    })
    await writeFile(at('chain.pem'), (await readFile(at('own.pem'), 'utf8')) + (await readFile(at('ca.pem'), 'utf8')))
    const certified = await exhibit('keys', 'certify', at('chain.pem'), '--json')
    const { fingerprint } = JSON.parse(certified.stdout) as { fingerprint: string }

    const path = await packageOf(runtime, await replay(runtime))
    const subject = ['--ca-subject', 'Evidence of Northwind Pay']
    const trusted = await exhibit('verify', path, '--ca', at('ca.pem'), ...subject, '--json')
    expect([trusted.code, JSON.parse(trusted.stdout)]).toMatchObject([
      0,
      { valid: true, trust: 'ca', signer: { fingerprint, subject: 'CN=Evidence of Northwind Pay', issuer: 'CN=ca' } },
    ])
    const other = await exhibit('verify', path, '--ca', at('stranger.pem'))
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('SIGNER_UNTRUSTED')])
    expect((await published()).map(key => key.fingerprint)).toEqual([fingerprint, own?.fingerprint])
    expect((await stat(at(`keys/${fingerprint}/key.pem`))).mode & 0o777).toBe(0o600)
    await expect(stat(at(`keys/${own?.fingerprint}/key.pem`))).rejects.toThrow('ENOENT')
    expect((await checkLedger(runtime)).problems).toEqual([])

    // Back to a certificate it had before: the key goes with it.
    await writeFile(at('self.pem'), await readFile(at(`keys/${own?.fingerprint}/certificate.pem`)))
    expect(await exhibit('keys', 'certify', at('self.pem'))).toMatchObject({ code: 0 })
    const again = await packageOf(runtime, await replay(runtime))
    expect(await verifyPackage(again, { fingerprint: own?.fingerprint ?? '' })).toMatchObject({ trust: 'pinned' })
  },
  240_000,
)
