import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { CreateBucketCommand, PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3'
import { seedAccount } from '../../demo/kit/account.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import type { Env } from './command.ts'

/** Made-up secrets, put where people put them: tags, descriptions. */
export const PLANTED = {
  tag: 'Tr0ub4dor-planted-3',
  description: 'correct-horse-planted',
  rule: 'ghp_plantedplantedplantedplantedplanted00',
  key: 'planted-battery-staple',
  note: 'plantedWJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY',
} as const

export async function plantSecrets(env: Env): Promise<void> {
  const account = seedAccount(env.AWS_ENDPOINT_URL ?? '', NORTHWIND, {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    sessionToken: env.AWS_SESSION_TOKEN ?? '',
  })
  const [s3, ec2, kms] = [account.client(S3Client), account.client(EC2Client), account.client(KMSClient)]
  const Bucket = 'nwp-notes-of-an-engineer'
  await s3.send(new CreateBucketCommand({ Bucket }))
  const TagSet = [{ Key: 'db_password', Value: PLANTED.tag }]
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
  const group = { GroupName: 'notes', Description: `password=${PLANTED.description}` }
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group))
  const IpRanges = [{ CidrIp: '10.0.0.0/8', Description: PLANTED.rule }]
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges }]
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
  await kms.send(new CreateKeyCommand({ Description: `postgres://admin:${PLANTED.key}@db.internal/pay` }))
  const Tags = [{ Key: 'note', Value: `aws_secret_access_key=${PLANTED.note}` }]
  await ec2.send(new CreateTagsCommand({ Resources: [GroupId ?? ''], Tags }))
}
