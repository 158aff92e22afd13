import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { Volume } from './volume.ts'

export const describeVolumes = list({
  action: 'ec2:DescribeVolumes',
  client: EC2Client,
  command: DescribeVolumesCommand,
  items: 'Volumes',
  id: 'VolumeId',
  token: 'NextToken',
})

const read: Reader<Volume> = async function* (aws) {
  for await (const volume of aws.list(describeVolumes, { IncludeManagedResources: true, MaxResults: 500 })) {
    const id = volume.VolumeId
    yield { id: arnOf(aws, 'ec2', `volume/${id}`), name: nameOf(volume.Tags, id), settings: volume }
  }
}

export default read
