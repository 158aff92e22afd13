import { policyAttachedNoFullAdmin } from '../../../../connectors/aws/iam/attached-policy.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const document = (Action: string, Resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
})
const settings = { AttachmentCount: 1, DefaultVersionId: 'v1', Document: document('*') }

checkTable(policyAttachedNoFullAdmin, {
  pass: [
    { case: 'one service', settings: { ...settings, Document: document('s3:*') } },
    { case: 'one resource', settings: { ...settings, Document: document('*', 'arn:aws:s3:::logs') } },
  ],
  fail: [
    { case: 'everything, held by one', settings, reason: /Version v1 .* attached to 1 identity\b/ },
    {
      case: 'the managed AdministratorAccess',
      settings: { ...settings, Arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    },
  ],
  notApplicable: [nothing, { case: 'everything, held by nobody', settings: { ...settings, AttachmentCount: 0 } }],
  unknown: [
    { case: 'the document was not read', settings: { AttachmentCount: 1 }, gaps: ['Document'] },
    { case: 'AWS listed no document', settings: { ...settings, Document: null } },
    { case: 'AWS did not say who holds it', settings: { ...settings, AttachmentCount: undefined } },
  ],
})
