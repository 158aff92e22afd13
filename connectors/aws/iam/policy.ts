import type { ManagedPolicyDetail, PolicyVersion } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'
import type { PolicyDocument } from './document.ts'

/** One managed policy, as `GetAccountAuthorizationDetails` answers it, with the document of the version in force. */
export interface Policy
  extends Pick<
    ManagedPolicyDetail,
    | 'PolicyName'
    | 'PolicyId'
    | 'Arn'
    | 'Path'
    | 'DefaultVersionId'
    | 'AttachmentCount'
    | 'PermissionsBoundaryUsageCount'
    | 'IsAttachable'
    | 'Description'
    | 'CreateDate'
    | 'UpdateDate'
  > {
  /** The document of the version that `DefaultVersionId` names; absent if AWS listed none. */
  Document: PolicyDocument | undefined
  /** All versions, without their documents. */
  PolicyVersionList: Omit<PolicyVersion, 'Document'>[]
}

export const policy = evidenceType<Policy>({
  id: 'aws.iam.policy',
  title: 'IAM managed policies and what they allow',
  reach: 'account',
  population:
    'every customer managed policy of the account, attached or not, and every AWS managed policy that is attached to a user, group or role or used as a permissions boundary (authorization details, Filter=LocalManagedPolicy,AWSManagedPolicy)',
})

/** Whether AWS keeps the policy: its ARN has `aws` where a customer's has the account. */
export const isAwsManaged = (arn: string | undefined): boolean => arn?.split(':')[4] === 'aws'

/** The version that is judged, as a reason begins. */
export const versionOf = ({ DefaultVersionId: id }: { DefaultVersionId?: string | undefined }): string =>
  id === undefined ? 'The version in force' : `Version ${id}`
