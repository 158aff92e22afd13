import type { RowResource } from '../../../kit/table.ts'
import { igw, nat, table } from './routes.ts'

const groupOf = (name: string, VpcId: string | undefined, ...subnets: (string | undefined)[]): RowResource => ({
  name,
  settings: { VpcId, Subnets: subnets.map(SubnetIdentifier => ({ SubnetIdentifier })) },
})
const groups = [groupOf('other', 'vpc-1', 'subnet-9'), groupOf('pay', 'vpc-1', 'subnet-1', 'subnet-2')]
const main = (...routes: object[]) => table({ main: true, routes })
const tableOf = (subnet: string, ...routes: object[]) => table({ subnets: [subnet], routes })

/** Rows of a check that asks whether all subnets of a group are private; `placedIn` makes what names the group. */
export function subnetGroupRows(placedIn: (group: string | undefined) => { settings: object }) {
  const placed = (...tables: RowResource[]) => ({ ...placedIn('pay'), read: { groups, tables } })
  return {
    pass: [
      { case: 'the main table, without a way out', ...placed(main(nat)) },
      {
        case: 'the main table has one, those of its subnets none',
        ...placed(main(igw), tableOf('subnet-1'), tableOf('subnet-2', nat)),
      },
    ],
    fail: [
      { case: 'the second is public', ...placed(main(), tableOf('subnet-2', igw)), reason: /subnet-2 is public/ },
      { case: 'by the main table', ...placed(main(igw), tableOf('subnet-1')), reason: /subnet-2 is public/ },
    ],
    unknown: [
      { case: 'no group', ...placedIn(undefined), read: { groups, tables: [main()] } },
      { case: 'the group is not listed', ...placedIn('gone'), read: { groups, tables: [main()] } },
      {
        case: 'no subnet is listed',
        ...placedIn('pay'),
        read: { groups: [groupOf('pay', 'vpc-1')], tables: [main()] },
      },
      {
        case: 'a subnet has no name',
        ...placedIn('pay'),
        read: { groups: [groupOf('pay', 'vpc-1', undefined)], tables: [main()] },
      },
      { case: 'the main table is of another VPC', ...placed(table({ vpc: 'vpc-2', main: true })) },
      {
        case: 'the group of another region',
        ...placedIn('pay'),
        read: { groups: [{ ...groupOf('pay', 'vpc-1', 'subnet-1'), region: 'eu-west-1' }], tables: [main()] },
      },
    ],
  }
}
