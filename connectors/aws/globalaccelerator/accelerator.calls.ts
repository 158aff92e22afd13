import {
  DescribeAcceleratorAttributesCommand,
  GlobalAcceleratorClient,
  ListAcceleratorsCommand,
} from '@aws-sdk/client-global-accelerator'
import { call, list, NoneByDefinition, type Reader } from '../../kit/index.ts'
import type { Accelerator } from './accelerator.ts'

export const listAccelerators = list({
  action: 'globalaccelerator:ListAccelerators',
  client: GlobalAcceleratorClient,
  command: ListAcceleratorsCommand,
  items: 'Accelerators',
  id: 'AcceleratorArn',
  token: 'NextToken',
})

export const describeAcceleratorAttributes = call({
  action: 'globalaccelerator:DescribeAcceleratorAttributes',
  client: GlobalAcceleratorClient,
  command: DescribeAcceleratorAttributesCommand,
  gone: ['AcceleratorNotFoundException'],
})

/** "You must specify the US West (Oregon) Region to create, update, or otherwise work with accelerators" (API reference). */
const HOME = { region: 'us-west-2' }

const read: Reader<Accelerator> = async function* (aws) {
  if (aws.partition !== 'aws') throw new NoneByDefinition('AWS offers no Global Accelerator in this partition')
  for await (const accelerator of aws.list(listAccelerators, {}, HOME)) {
    const { AcceleratorArn } = accelerator
    yield {
      id: AcceleratorArn,
      name: accelerator.Name,
      settings: {
        ...accelerator,
        Attributes: aws.get(describeAcceleratorAttributes, { AcceleratorArn }, r => r.AcceleratorAttributes, HOME),
      },
    }
  }
}

export default read
