import { check, type Entry, fail, inRegion, pass, unknown } from '../../kit/index.ts'
import { dayOf, moment } from '../shared/moment.ts'
import { instance } from './instance.ts'
import { usedImage } from './used-image.ts'

const imageOf = ({ name }: Pick<Entry<unknown>, 'name'>): string => name

/** An image without a date of deprecation is not meant to be replaced. */
export const imageNotDeprecated = check(instance, {
  id: 'ec2-instance-image-not-deprecated',
  title: 'Instances run from images that are not deprecated',
  severity: 'medium',
  remediation: 'Replace the instance with one launched from a current image.',
  why: 'The publisher of an image no longer fixes it once it is deprecated.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deprecate.html'],
  reads: { images: inRegion(usedImage, of => of.Image) },
  test({ ImageId: id }, { asOf, read }) {
    if (!id) return unknown('AWS did not name the image of the instance.')
    const found = read.images.findBy(imageOf, id, () => true)
    if (!found) return unknown(`Image ${id} is not among those that were read.`)
    if (found.value === null) return unknown(`AWS no longer shows image ${id} to the account.`)
    const { DeprecationTime: since } = found.value
    if (since === undefined) return pass(`Image ${id} has no date of deprecation.`)
    const date = moment(since)
    return date <= asOf
      ? fail(`Image ${id} has been deprecated since ${dayOf(date)}.`)
      : pass(`Image ${id} is not deprecated before ${dayOf(date)}.`)
  },
})
