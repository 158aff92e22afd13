import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Image } from './image.ts'
import { nameOf } from './names.ts'

export const describeImages = list({
  action: 'ec2:DescribeImages',
  client: EC2Client,
  command: DescribeImagesCommand,
  items: 'Images',
  id: 'ImageId',
  token: 'NextToken',
})

const OWN = { Owners: ['self'], IncludeDeprecated: true, IncludeDisabled: true, MaxResults: 1000 }

const read: Reader<Image> = async function* (aws) {
  for await (const image of aws.list(describeImages, OWN)) {
    const id = image.ImageId
    // An image's ARN has no account: the service authorization reference leaves it empty.
    yield {
      id: arnOf(aws, 'ec2', `image/${id}`, { account: '' }),
      name: image.Name ?? nameOf(image.Tags, id),
      settings: image,
    }
  }
}

export default read
