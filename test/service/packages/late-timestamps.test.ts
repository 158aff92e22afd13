import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../../src/evidence/digest.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { checkLedger } from '../../../src/service/ledger/check-ledger.ts'
import { sweep } from '../../../src/service/sweep.ts'
import { testService } from '../../api/service.ts'
import { bareEnv, run as exhibit } from '../../cli/command.ts'
import { hasAll } from '../../kit/machine.ts'
import { run } from '../../package/workbench.ts'
import { query } from '../../store/database.ts'
import { type Authority, startAuthority } from '../../trust/timestamp/authority.ts'
import { packageOf, replay } from '../replayed.ts'

const gated = test.skipIf(!hasAll('openssl', 'unzip'))

const DOWN = 'http://127.0.0.1:1/'
let authority: Authority
beforeAll(async () => {
  authority = await startAuthority()
})
afterAll(() => authority.close())

gated(
  'a timestamp that came late stands beside the package, and is put into a copy of it',
  async () => {
    const { runtime, as, url, database } = await testService({
      listens: true,
      work: 'shared',
      env: { EXHIBIT_TSA_URLS: DOWN },
    })
    const ended = await replay(runtime)
    const path = await packageOf(runtime, ended)
    const [stored] = await runtime.store.packages.ofRun(ended.id)
    const id = stored?.id ?? ''
    expect(stored).toMatchObject({ awaitsTimestamp: true })
    expect(await verifyPackage(path)).toMatchObject({ valid: true, timestamp: null, timestampGap: expect.any(String) })
    const auditor = await as({ scopes: ['auditor'] })
    expect((await auditor('GET', `/v1/packages/${id}/timestamp`)).status).toBe(404)
    expect((await auditor('GET', `/v1/packages/${id}`)).body).toMatchObject({ timestamp: null })

    // The authority is reached again: nothing but the sweep and the queue is needed.
    Object.assign(runtime.config, { tsaUrls: [authority.url] })
    await sweep(runtime, { shared: true })
    while (!(await runtime.store.packages.timestamp(id))) await sleep(100)
    const { time } = (await auditor('GET', `/v1/packages/${id}`)).body.timestamp
    expect(await runtime.store.packages.awaitingTimestamp(10)).toEqual([])
    const download = await fetch(`${url}/v1/packages/${id}/timestamp`, {
      headers: { authorization: `Bearer ${auditor.secret}` },
    })
    expect(download.headers.get('content-type')).toBe('application/timestamp-reply')
    const token = join(database.dataDir, 'token.tsr')
    await writeFile(token, Buffer.from(await download.arrayBuffer()))
    expect(sha256(await readFile(path)).toString('hex')).toBe(stored?.sha256)
    const problems = async () => (await checkLedger(runtime)).problems.map(({ code, subject }) => `${code} ${subject}`)
    const tamper = (set: string) =>
      query(database.url, `set session_replication_role = replica; update package_timestamps set ${set}`)
    expect(await problems()).toEqual([])
    await tamper("authority = 'CN=Another'")
    expect(await problems()).toEqual([expect.stringMatching(/^row_rewritten timestamp of package /)])
    await tamper("authority = 'CN=Test authority', time = time - interval '1 year'")
    expect(await problems()).toEqual([expect.stringMatching(/^row_rewritten timestamp of package /)])
    await tamper("token = 'x'")
    expect(await problems()).toEqual([expect.stringMatching(/^row_rewritten timestamp of package /)])

    const copy = join(database.dataDir, 'copy.zip')
    await writeFile(copy, await readFile(path))
    const added = await exhibit(['timestamp', copy, '--token', token, '--json'], bareEnv(database.dataDir))
    expect([added.code, JSON.parse(added.stdout)]).toMatchObject([0, { time, authority: 'CN=Test authority' }])
    expect(await verifyPackage(copy)).toMatchObject({ valid: true, timestamp: { time }, timestampGap: null })
    await writeFile(join(database.dataDir, 'authority.pem'), authority.root)
    await run(database.dataDir, 'unzip', '-q', '-o', copy, 'manifest.json.sig')
    const args = ['-data', 'manifest.json.sig', '-in', 'token.tsr', '-CAfile', 'authority.pem']
    expect(await run(database.dataDir, 'openssl', 'ts', '-verify', ...args)).toContain('Verification: OK')
  },
  240_000,
)

gated(
  'the ledger is seen by the authority after each run, and again where it was not',
  async () => {
    const { runtime } = await testService({ work: 'own', env: { EXHIBIT_TSA_URLS: authority.url } })
    const path = await packageOf(runtime, await replay(runtime))
    const { ledger, timestamp } = await verifyPackage(path)
    expect([ledger?.timestamp?.authority, timestamp?.authority]).toEqual(['CN=Test authority', 'CN=Test authority'])
    while (((await runtime.store.ledger.latestCheckpoint())?.size ?? 0) <= (ledger?.size ?? 0)) await sleep(50)
    const sealed = await runtime.store.ledger.latestCheckpoint()
    expect(sealed).toMatchObject({ package: null, size: (await runtime.store.ledger.grow()).size - 1 })
    expect(sealed?.token).toBeInstanceOf(Buffer)
  },
  240_000,
)

gated(
  'the command asks the authorities itself, and says why there is no timestamp',
  async () => {
    const { runtime, database } = await testService({ work: 'own', env: { EXHIBIT_TSA_URLS: DOWN } })
    const path = await packageOf(runtime, await replay(runtime))
    const stamp = (tsa: string) => exhibit(['timestamp', path], { ...bareEnv(database.dataDir), EXHIBIT_TSA_URLS: tsa })
    expect(await stamp('')).toMatchObject({ code: 2, stderr: expect.stringContaining('EXHIBIT_TSA_URLS') })
    expect(await stamp(DOWN)).toMatchObject({ code: 3, stderr: expect.stringContaining('[timestamp_unavailable]') })
    expect(await stamp(authority.url)).toMatchObject({ code: 0, stdout: expect.stringContaining('CN=Test authority') })
    expect(await verifyPackage(path)).toMatchObject({
      ...{ valid: true, timestamp: { authority: 'CN=Test authority' } },
      ledger: { timestamp: { authority: 'CN=Test authority' } },
    })
    expect(await stamp(authority.url)).toMatchObject({ code: 3, stderr: expect.stringContaining('DATA_INCONSISTENT') })
  },
  240_000,
)
