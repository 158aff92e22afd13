import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { call } from '../../kit/index.ts'

// Error names: Amazon S3 API reference, "Error responses" and each operation's page.
const bucket = { client: S3Client, gone: ['NoSuchBucket'] }

export const getLocation = call({ ...bucket, action: 's3:GetBucketLocation', command: GetBucketLocationCommand })

export const getPolicy = call({
  ...bucket,
  action: 's3:GetBucketPolicy',
  command: GetBucketPolicyCommand,
  absent: ['NoSuchBucketPolicy'],
})

export const getPolicyStatus = call({
  ...bucket,
  action: 's3:GetBucketPolicyStatus',
  command: GetBucketPolicyStatusCommand,
  absent: ['NoSuchBucketPolicy'],
})

export const getAcl = call({ ...bucket, action: 's3:GetBucketAcl', command: GetBucketAclCommand })

export const getOwnershipControls = call({
  ...bucket,
  action: 's3:GetBucketOwnershipControls',
  command: GetBucketOwnershipControlsCommand,
  absent: ['OwnershipControlsNotFoundError'],
})

export const getPublicAccessBlock = call({
  ...bucket,
  action: 's3:GetBucketPublicAccessBlock',
  command: GetPublicAccessBlockCommand,
  absent: ['NoSuchPublicAccessBlockConfiguration'],
})

export const getEncryption = call({
  ...bucket,
  action: 's3:GetEncryptionConfiguration',
  command: GetBucketEncryptionCommand,
  absent: ['ServerSideEncryptionConfigurationNotFoundError'],
})

export const getVersioning = call({
  ...bucket,
  action: 's3:GetBucketVersioning',
  command: GetBucketVersioningCommand,
})

export const getLogging = call({ ...bucket, action: 's3:GetBucketLogging', command: GetBucketLoggingCommand })

export const getLifecycle = call({
  ...bucket,
  action: 's3:GetLifecycleConfiguration',
  command: GetBucketLifecycleConfigurationCommand,
  absent: ['NoSuchLifecycleConfiguration'],
})

export const getObjectLock = call({
  ...bucket,
  action: 's3:GetBucketObjectLockConfiguration',
  command: GetObjectLockConfigurationCommand,
  absent: ['ObjectLockConfigurationNotFoundError'],
})

export const getReplication = call({
  ...bucket,
  action: 's3:GetReplicationConfiguration',
  command: GetBucketReplicationCommand,
  absent: ['ReplicationConfigurationNotFoundError'],
})

export const getTagging = call({
  ...bucket,
  action: 's3:GetBucketTagging',
  command: GetBucketTaggingCommand,
  absent: ['NoSuchTagSet'],
})
