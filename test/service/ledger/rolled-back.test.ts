import { rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { checkLedger } from '../../../src/service/ledger/check-ledger.ts'
import { packageLedger, sealLedger } from '../../../src/service/ledger/ledger.ts'
import { packagesAhead } from '../../../src/service/ledger/packages-ahead.ts'
import { testService } from '../../api/service.ts'
import { saved } from '../../store/ledger/tampered.ts'
import { packageOf, replay } from '../replayed.ts'

test('a database that was rolled back alone is named, and signs nothing until somebody decides', async () => {
  const { runtime, database } = await testService({ work: 'own' })
  const back = await saved(database.url, database.schema)
  const lost = await packageOf(runtime, await replay(runtime))
  expect((await checkLedger(runtime)).problems).toEqual([])
  expect(await Array.fromAsync(packagesAhead(runtime, 'newest'))).toEqual([])
  await back()

  const id = basename(lost, '.zip')
  expect((await checkLedger(runtime)).problems).toEqual([
    { code: 'ledger_behind', subject: `package ${id}`, message: expect.stringMatching(/has fewer: it is older\.$/) },
  ])
  await expect(packageLedger(runtime, runtime.signer, null)).rejects.toMatchObject({
    code: 'ledger_rewritten',
    message: expect.stringContaining(`(package ${id}). Restore a newer backup`),
  })
  // By now the ledger is as long as the checkpoint says, and says something else.
  for (let n = 0; n < 400; n++)
    await runtime.store.audit.append({ actor: 'os x', action: 'x', subject: null, detail: {} })
  await runtime.store.ledger.grow()
  await expect(sealLedger(runtime, [])).rejects.toMatchObject({ message: expect.stringContaining('other first') })
  expect((await checkLedger(runtime)).problems).toMatchObject([{ code: 'ledger_behind', subject: `package ${id}` }])

  await rename(lost, `${lost}.kept`)
  expect((await checkLedger(runtime)).problems).toEqual([])
  await sealLedger(runtime, [])
}, 180_000)
