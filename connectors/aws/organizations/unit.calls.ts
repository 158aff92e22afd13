import {
  ListChildrenCommand,
  ListOrganizationalUnitsForParentCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { type Aws, list, type Member, type Reader } from '../../kit/index.ts'
import { managementOf } from '../shared/organization.calls.ts'
import { listRoots } from './organization.calls.ts'
import type { Unit } from './unit.ts'

export { describeOrganization, listRoots } from './organization.calls.ts'

export const listUnits = list({
  action: 'organizations:ListOrganizationalUnitsForParent',
  client: OrganizationsClient,
  command: ListOrganizationalUnitsForParentCommand,
  items: 'OrganizationalUnits',
  id: ['Arn', 'Id'],
  token: 'NextToken',
})

export const listChildren = list({
  action: 'organizations:ListChildren',
  client: OrganizationsClient,
  command: ListChildrenCommand,
  items: 'Children',
  token: 'NextToken',
})

const read: Reader<Unit> = async function* (aws) {
  for await (const root of aws.list(listRoots, {}, { owner: managementOf(aws) })) yield* below(aws, root.Id, new Set())
}

/** Each unit's own units are read once, whatever AWS answers: a unit that named itself would have no end. */
async function* below(aws: Aws, ParentId: string, read: Set<string>): AsyncGenerator<Member<Unit>> {
  if (read.has(ParentId)) return
  read.add(ParentId)
  for await (const unit of aws.list(listUnits, { ParentId })) {
    const Id = unit.Id
    const Children = aws.all(listChildren, { ParentId: Id, ChildType: 'ACCOUNT' })
    yield { id: unit.Arn, name: unit.Name, settings: { ...unit, ParentId, Children } }
    yield* below(aws, Id, read)
  }
}

export default read
