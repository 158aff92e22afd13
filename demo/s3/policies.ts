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
  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-nwp4payments' } },
})
