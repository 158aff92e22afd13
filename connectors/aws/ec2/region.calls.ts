import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import type { Region } from './region.ts'

/** Shared: a run asks the same before it starts, to know its regions. */
export const describeRegions = list({
  action: 'ec2:DescribeRegions',
  client: EC2Client,
  command: DescribeRegionsCommand,
  shared: true,
  items: 'Regions',
  id: 'RegionName',
})

const read: Reader<Region> = async function* (aws) {
  for await (const region of aws.list(describeRegions, { AllRegions: true })) {
    const name = region.RegionName
    yield { id: name, name, settings: region }
  }
}

export default read
