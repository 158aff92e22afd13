import { header, resource } from '../../../samples/make-account.ts'
import { jsonDigest } from '../../../src/evidence/digest.ts'
import { byId, itemDigest, type Resource } from '../../../src/evidence/item.ts'
import type { JsonObject, JsonValue } from '../../../src/evidence/json.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { startedRun } from '../../api/record.ts'

export const MANAGEMENT = '123456789012'

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

const MEMBERS: readonly (readonly [account: string, name: string, state: JsonObject])[] = [
  [MANAGEMENT, 'Management', { State: 'ACTIVE' }],
  ['111111111111', 'Shop', { State: 'ACTIVE' }],
  ['222222222222', 'Archive', { State: 'SUSPENDED' }],
  ['333333333333', 'Data', { Status: 'ACTIVE' }],
  ['444444444444', 'New', {}],
]

/** A finished run that read an organization; gives the evidence of its accounts. */
export async function recordOrganization(
  { store, worker }: Runtime,
  unitsComplete = true,
  members = MEMBERS,
  complete = true,
  tags?: Readonly<Record<string, JsonValue>>,
): Promise<string> {
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
  const listed = members.map(([number, name, state]) => account(number, name, state))
  const accounts = await write('aws.organizations.account', listed, complete)
  await write(
    'aws.organizations.unit',
    [
      unit(UNITS.workloads, 'r-ab12', ['222222222222']),
      unit(UNITS.production, UNITS.workloads, ['111111111111']),
      unit(UNITS.unread, 'r-ab12', null),
    ],
    unitsComplete,
  )
  const tagged = ([number, name]: (typeof MEMBERS)[number]): Resource => {
    const settings = { Id: number, ...(tags?.[number] !== 'refused' && { Tags: tags?.[number] ?? null }) }
    return { ...account(number, name, {}), settings, digest: jsonDigest(settings) }
  }
  if (tags) await write('aws.organizations.account-tags', members.map(tagged))
  await store.runs.end(run.id, 'finished')
  return accounts
}
