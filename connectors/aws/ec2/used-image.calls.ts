import type { Image } from '@aws-sdk/client-ec2'
import type { Aws, Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { describeImages } from './image.calls.ts'
import { describeInstances } from './instance.calls.ts'
import { IMAGE, type UsedImage } from './used-image.ts'

export { describeImages } from './image.calls.ts'
export { describeInstances } from './instance.calls.ts'

const IN_USE = ['pending', 'running', 'shutting-down', 'stopping', 'stopped']
/** So many values a filter takes. */
const BATCH = 200

async function imagesInUse(aws: Aws): Promise<string[]> {
  const used = new Set<string>()
  const asked = { Filters: [{ Name: 'instance-state-name', Values: IN_USE }], IncludeManagedResources: true }
  for await (const { ImageId } of aws.list(describeInstances, { ...asked, MaxResults: 1000 }))
    if (ImageId !== undefined) used.add(ImageId)
  return [...used].sort()
}

const kept = (image: Image): UsedImage['Image'] =>
  Object.fromEntries(IMAGE.map(key => [key, image[key]])) as UsedImage['Image']

/** Asked by a filter: by ids the whole call fails for one image that is gone. */
const read: Reader<UsedImage> = async function* (aws) {
  const all = await imagesInUse(aws)
  for (let from = 0; from < all.length; from += BATCH) {
    const Values = all.slice(from, from + BATCH)
    const answer = aws.all(describeImages, {
      Filters: [{ Name: 'image-id', Values }],
      IncludeDeprecated: true,
      IncludeDisabled: true,
    })
    for (const ImageId of Values)
      yield {
        id: arnOf(aws, 'ec2', `image/${ImageId}`, { account: '' }),
        name: ImageId,
        settings: {
          ImageId,
          Image: aws.field(async () => {
            const found = (await answer)?.find(image => image.ImageId === ImageId)
            return found === undefined ? null : kept(found)
          }),
        },
      }
  }
}

export default read
