import type { BlockPublicAccessConfiguration } from '@aws-sdk/client-emr'
import { evidenceType } from '../../kit/index.ts'

export interface BlockPublicAccess {
  /** `GetBlockPublicAccessConfiguration`. */
  BlockPublicAccessConfiguration: BlockPublicAccessConfiguration | null
}

export const blockPublicAccess = evidenceType<BlockPublicAccess>({
  id: 'aws.emr.block-public-access',
  title: 'The block of public access to EMR clusters of a region',
  reach: 'region',
  population: 'the account itself, once in the region: its block of public access to EMR clusters',
})
