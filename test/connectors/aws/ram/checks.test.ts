import { organizationOnly } from '../../../../connectors/aws/ram/resource-share.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const share = (
  allowExternalPrincipals: boolean | undefined,
  status: string | undefined,
  principals: object[] = [],
) => ({
  settings: { ResourceShare: { allowExternalPrincipals, status }, Principals: principals },
})

checkTable(organizationOnly, {
  pass: [{ case: 'closed', ...share(false, 'ACTIVE') }],
  fail: [
    {
      case: 'open, and used',
      ...share(true, 'ACTIVE', [
        { associatedEntity: '444455556666', external: true },
        { associatedEntity: '111122224444', external: false },
      ]),
      reason: /: 444455556666\.$/,
    },
    { case: 'open', ...share(true, 'ACTIVE', [{ associatedEntity: '111122224444', external: false }]) },
  ],
  notApplicable: [{ case: 'deleted', ...share(true, 'DELETED') }],
  unknown: [
    { case: 'no state', ...share(true, undefined) },
    { case: 'AWS does not say', ...share(undefined, 'ACTIVE') },
  ],
})
