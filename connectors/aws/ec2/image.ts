import type { Image as AwsImage } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One machine image as DescribeImages answers it. */
export type Image = AwsImage

export const image = evidenceType<Image>({
  id: 'aws.ec2.image',
  title: 'Machine images of the account and their sharing',
  reach: 'region',
  population:
    'every machine image (AMI) that the account owns in the region (Owners=self), deprecated and disabled ones included; images of AWS and others that it uses are not listed',
  observed: ['/LastLaunchedTime'],
})
