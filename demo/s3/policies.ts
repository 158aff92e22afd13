import { ORGANIZATION } from '../organizations/facts.ts'

/** Statements of bucket policies; each takes the bucket's ARN. */
export type Statement = Record<string, unknown>

const both = (bucket: string) => [bucket, `${bucket}/*`]

export const denyPlainHttp = (bucket: string): Statement => ({
  Sid: 'DenyPlainHttp',
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 's3:*',
  Resource: both(bucket),
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})

export const denyOldTls = (bucket: string): Statement => ({
  Sid: 'DenyBelowTls12',
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 's3:*',
  Resource: both(bucket),
  Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
})

export const allowLogDelivery = (bucket: string, account: string): Statement => ({
  Sid: 'AllowLogDelivery',
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: `${bucket}/*`,
  Condition: { StringEquals: { 'aws:SourceAccount': account } },
})

/** As the CloudTrail User Guide gives it: "Amazon S3 bucket policy for CloudTrail". */
export const allowTrailDelivery = (bucket: string, account: string): Statement[] => {
  const Principal = { Service: 'cloudtrail.amazonaws.com' }
  return [
    { Sid: 'AWSCloudTrailAclCheck', Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource: bucket },
    {
      Sid: 'AWSCloudTrailWrite',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: `${bucket}/AWSLogs/${account}/*`,
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': account } },
    },
  ]
}

/** As the AWS Config Developer Guide gives it: "Permissions for the Amazon S3 bucket". */
export const allowConfigDelivery = (bucket: string, account: string): Statement[] => {
  const Principal = { Service: 'config.amazonaws.com' }
  const Condition = { StringEquals: { 'AWS:SourceAccount': account } }
  const reads = {
    Effect: 'Allow',
    Principal,
    Action: ['s3:GetBucketAcl', 's3:ListBucket'],
    Resource: bucket,
    Condition,
  }
  const writes = {
    ...{ Effect: 'Allow', Principal, Action: 's3:PutObject' },
    Resource: `${bucket}/AWSLogs/${account}/Config/*`,
    Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'AWS:SourceAccount': account } },
  }
  return [
    { Sid: 'AWSConfigBucketCheck', ...reads },
    { Sid: 'AWSConfigBucketDelivery', ...writes },
  ]
}

export const allowEveryone = (bucket: string): Statement => ({
  Sid: 'PublicWebsite',
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `${bucket}/*`,
})

export const allowOrganization = (bucket: string): Statement => ({
  Sid: 'AllowOrganization',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: both(bucket),
  Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
})
