import type { ObjectOwnership } from '@aws-sdk/client-s3'
import { meaningOf } from '../../kit/index.ts'

const WITHOUT_ACLS = { BucketOwnerEnforced: true, BucketOwnerPreferred: false, ObjectWriter: false }

/** Whether Object Ownership turns access control lists off; a bucket without it has them. */
export const aclsAreOff = (ownership: ObjectOwnership | undefined): boolean =>
  ownership !== undefined && meaningOf(ownership, WITHOUT_ACLS, 'the Object Ownership')
