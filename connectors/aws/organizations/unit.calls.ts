import {
  ListChildrenCommand,
  ListOrganizationalUnitsForParentCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { type Aws, list, type Member, type Reader } from '../../kit/index.ts'
import { listRoots, managementOf } from './organization.calls.ts'
import type { Unit } from './unit.ts'

export { describeOrganization, listRoots } from './organization.calls.ts'

export const listUnits = list({
  action: 'organizations:ListOrganizationalUnitsForParent',
  client: OrganizationsClient,
  command: ListOrganizationalUnitsForParentCommand,
  items: page => page.OrganizationalUnits,
  token: { input: 'NextToken', next: page => page.NextToken },
})

export const listChildren = list({
  action: 'organizations:ListChildren',
  client: OrganizationsClient,
  command: ListChildrenCommand,
  items: page => page.Children,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<Unit> = async function* (aws) {
  for await (const root of aws.list(listRoots, {}, { owner: managementOf(aws) })) yield* below(aws, root.Id as string)
}

async function* below(aws: Aws, ParentId: string): AsyncGenerator<Member<Unit>> {
  for await (const unit of aws.list(listUnits, { ParentId })) {
    const Id = unit.Id as string
    const Children = aws.all(listChildren, { ParentId: Id, ChildType: 'ACCOUNT' })
    yield { id: unit.Arn as string, name: unit.Name, settings: { ...unit, ParentId, Children } }
    yield* below(aws, Id)
  }
}

export default read
