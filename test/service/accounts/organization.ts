import { header, resource } from '../../../samples/make-account.ts'
import { byId, itemDigest, type Resource } from '../../../src/evidence/item.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { startedRun } from '../../api/record.ts'

const MANAGEMENT = '123456789012'

const member = (id: string, name: string, settings: JsonObject): Resource => ({
  ...resource('x.y', 0, settings),
  id,
  name,
})

const account = (number: string, name: string, state: JsonObject) =>
  member(`arn:aws:organizations::${MANAGEMENT}:account/o-example123/${number}`, name, { Id: number, ...state })

const unit = (id: string, parent: string, accounts: readonly string[] | null) =>
  member(`arn:aws:organizations::${MANAGEMENT}:ou/o-example123/${id}`, id, {
    ...{ Id: id, ParentId: parent },
    ...(accounts && { Children: accounts.map(number => ({ Id: number, Type: 'ACCOUNT' })) }),
  })

export const UNITS = { workloads: 'ou-ab12-11111111', production: 'ou-ab12-22222222', unread: 'ou-ab12-33333333' }

/** A finished run that read an organization; gives the evidence of its accounts. */
export async function recordOrganization({ store, worker }: Runtime, unitsComplete = true): Promise<string> {
  const run = await startedRun({ store, worker } as Runtime, MANAGEMENT)
  const write = async (type: string, members: Resource[], complete = true) => {
    const key = { run: run.id, account: MANAGEMENT, region: 'global', type }
    const { item } = await store.evidence.writeItem(key, members.sort(byId), collected => {
      const made = header(run.id, type, collected, 'global')
      const stated = { ...made, population: { ...made.population, complete } }
      return { ...stated, digest: itemDigest(stated) }
    })
    return item.id
  }
  const accounts = await write('aws.organizations.account', [
    account(MANAGEMENT, 'Management', { State: 'ACTIVE' }),
    account('111111111111', 'Shop', { State: 'ACTIVE' }),
    account('222222222222', 'Archive', { State: 'SUSPENDED' }),
    account('333333333333', 'Data', { Status: 'ACTIVE' }),
    account('444444444444', 'New', {}),
  ])
  await write(
    'aws.organizations.unit',
    [
      unit(UNITS.workloads, 'r-ab12', ['222222222222']),
      unit(UNITS.production, UNITS.workloads, ['111111111111']),
      unit(UNITS.unread, 'r-ab12', null),
    ],
    unitsComplete,
  )
  await store.runs.end(run.id, 'finished')
  return accounts
}
