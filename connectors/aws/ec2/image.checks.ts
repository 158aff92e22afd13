import { check, fail, pass, unknown } from '../../kit/index.ts'
import { image } from './image.ts'

export const notPublic = check(image, {
  id: 'ec2-image-not-public',
  title: 'Machine images are not shared with everyone',
  severity: 'critical',
  remediation: 'Make the image private in its launch permissions, and name the accounts that may use it.',
  why: 'Anyone who starts a machine from the image can read all that its disks hold.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html'],
  equivalents: { prowler: ['ec2_ami_public'] },
  test({ Public: open }) {
    if (open === undefined) return unknown('AWS did not state whether the image is public.')
    return open ? fail('Every AWS account may start machines from the image.') : pass('The image is not public.')
  },
})
