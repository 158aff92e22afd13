import type { DocumentIdentifier } from '@aws-sdk/client-ssm'
import { evidenceType } from '../../kit/index.ts'

export interface Document extends DocumentIdentifier {
  /** `DescribeDocumentPermission`: the accounts it is shared with; `all` is everybody. */
  AccountIds: string[] | null
}

export const document = evidenceType<Document>({
  id: 'aws.ssm.document',
  title: 'Documents of Systems Manager and whom they are shared with',
  reach: 'region',
  population: 'every document that the account owns in the region, of any type; what is in a document is not read',
})
