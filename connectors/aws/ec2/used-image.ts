import type { Image } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

export const IMAGE = [
  'Name',
  'OwnerId',
  'ImageOwnerAlias',
  'Public',
  'State',
  'CreationDate',
  'DeprecationTime',
  'Platform',
] as const satisfies (keyof Image)[]

export interface UsedImage {
  ImageId: string
  /** `DescribeImages`; `null`: AWS shows the account no such image, be it that it was taken away or is no longer shared. */
  Image: Pick<Image, (typeof IMAGE)[number]> | null
}

export const usedImage = evidenceType<UsedImage>({
  id: 'aws.ec2.used-image',
  title: 'Machine images (AMIs) that instances were launched from',
  reach: 'region',
  population:
    'every machine image (AMI), of any owner, from which an instance of the account in the region was launched that is not terminated; images that only launch templates name are left out',
})
