import type { SnapshotBlockPublicAccessState } from '@aws-sdk/client-ec2'
import { meaningOf } from '../../kit/index.ts'

const BLOCKS_ALL = { 'block-all-sharing': true, 'block-new-sharing': false, unblocked: false }

/** Whether block public access for snapshots of a region ends what is shared already. */
export const blocksAll = (state: SnapshotBlockPublicAccessState): boolean =>
  meaningOf(state, BLOCKS_ALL, 'the state of block public access for snapshots')
