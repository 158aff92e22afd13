import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { openService } from '../../../src/main.ts'
import { requireOwn } from '../../../src/service/keys/installation.ts'
import { keyStoreOf, rotateKey, SigningKey, takeOver } from '../../../src/service/keys/signing-key.ts'
import { selfSigned } from '../../../src/trust/keys/certificate.ts'
import { query, testDatabase } from '../../store/database.ts'

async function dataDirectory(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'exhibit-installation-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('a database belongs to one installation: another data directory is refused, the same one and its later keys are not', async () => {
  const { url: DATABASE_URL, dataDir, schema } = await testDatabase()
  onTestFinished(() => query(DATABASE_URL, `drop schema if exists exhibit_queue_${schema} cascade`).then(() => {}))
  const configOf = (EXHIBIT_DATA_DIR: string) =>
    readConfig({ DATABASE_URL, EXHIBIT_DATA_DIR, EXHIBIT_LOG_LEVEL: 'silent' })
  const { runtime: own, close } = await openService(configOf(dataDir), { work: 'none' })
  onTestFinished(close, 60_000)
  const start = (dir: string) => SigningKey.open(configOf(dir), own.store)
  const { store } = own
  const other = await dataDirectory()
  const refused = {
    code: 'other_installation',
    message: expect.stringMatching(/belongs to another installation.*take-over/),
  }
  await expect(start(other)).rejects.toMatchObject(refused)
  const changing = { config: configOf(other), store, actor: 'os test' }
  await expect(rotateKey(changing)).rejects.toMatchObject(refused)
  // Nothing of it came into the ledger.
  expect((await store.ledger.last('key.use'))?.subject).toBe((await keyStoreOf(own.config).list())[0]?.fingerprint)

  await start(dataDir)
  await rotateKey({ config: own.config, store, actor: 'os test' })
  await own.refreshSigner()
  await start(dataDir)
  await expect(start(other)).rejects.toMatchObject(refused)

  // Workers with a KMS key have data directories of their own: the key is the same, the certificate is not.
  const { publicKey } = new X509Certificate(Buffer.from(own.signer.certificate))
  const sign = (data: Uint8Array) => own.signer.sign(data)
  const certificate = await selfSigned(publicKey, sign, { commonName: 'Another certificate' })
  const worker = keyStoreOf(configOf(await dataDirectory()))
  expect(await requireOwn(store, worker, { certificate, chain: [], sign })).toBe(true)

  await takeOver(changing)
  await start(other)
  await expect(start(dataDir)).rejects.toMatchObject(refused)
  expect((await store.audit.list({ action: 'signing-keys.take-over' })).items).toMatchObject([{ actor: 'os test' }])
  expect((await store.ledger.check()).problems).toEqual([])
})

test('a worker with another key of secrets is told so', async () => {
  const { url: DATABASE_URL, dataDir } = await testDatabase()
  const config = readConfig({ DATABASE_URL, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_LOG_LEVEL: 'silent' })
  const { runtime, close } = await openService(config, { work: 'none' })
  onTestFinished(close, 60_000)
  const { store, signer } = runtime
  const hook = { name: 'Grc', kind: 'webhook', config: { url: 'https://grc.example/in' }, events: [], enabled: true }
  const opens = () => requireOwn(store, keyStoreOf(config), signer)
  await store.destinations.create(hook, { secret: 'whsec_1' })
  expect([await opens(), await opens()]).toEqual([true, true])
  await rm(join(dataDir, 'secrets.key'))
  expect(await opens()).toBe(false)
})
