import type { Index } from '@aws-sdk/client-resource-explorer-2'
import { evidenceType } from '../../kit/index.ts'

/** One index, as `ListIndexes` answers it. */
export type IndexOfRegion = Index

export const indexOfRegion = evidenceType<IndexOfRegion>({
  id: 'aws.resource-explorer-2.index',
  title: 'Indexes of AWS Resource Explorer: in which regions resources are listed',
  reach: 'account',
  population: 'every index of the account that collects resources, of all regions; resources are not read',
})
