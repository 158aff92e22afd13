import type { Tag } from '@aws-sdk/client-organizations'
import { evidenceType } from '../../kit/index.ts'

/** An account of the organization with what `ListTagsForResource` answers of it. */
export interface AccountTags {
  Id: string | undefined
  Tags: Tag[] | null
}

/** Read only where accounts are selected by their tags: it takes a call an account. */
export const accountTags = evidenceType<AccountTags>({
  id: 'aws.organizations.account-tags',
  title: 'Tags of the accounts of the organization',
  reach: 'account',
  population:
    'every account of the organization, the management account and suspended ones included; none for a standalone account',
  onRequest: true,
})
