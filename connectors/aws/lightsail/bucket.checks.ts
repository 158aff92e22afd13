import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { bucket } from './bucket.ts'

export const bucketNotPublic = check(bucket, {
  id: 'lightsail-bucket-not-public',
  title: 'Objects in Lightsail buckets are private',
  severity: 'high',
  remediation: 'Set the access of the bucket to private, without exceptions for single objects.',
  references: [
    'https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-understanding-bucket-permissions.html',
  ],
  test({ accessRules: of }) {
    if (of?.getObject === undefined) return unknown('AWS did not say who reads the bucket.')
    if (!meaningOf(of.getObject, { private: true, public: false }, 'the access to objects'))
      return fail(`Objects are ${of.getObject}.`)
    if (of.allowPublicOverrides === undefined) return unknown('AWS did not say whether single objects may be public.')
    return of.allowPublicOverrides ? fail('Single objects may be public.') : pass('All objects are private.')
  },
})
