import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf, nameOf } from './names.ts'
import type { Volume } from './volume.ts'

export const describeVolumes = list({
  action: 'ec2:DescribeVolumes',
  client: EC2Client,
  command: DescribeVolumesCommand,
  items: page => page.Volumes,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<Volume> = async function* (aws) {
  for await (const volume of aws.list(describeVolumes, { IncludeManagedResources: true, MaxResults: 500 })) {
    const id = volume.VolumeId as string
    yield { id: arnOf(aws, `volume/${id}`), name: nameOf(volume.Tags, id), settings: volume }
  }
}

export default read
