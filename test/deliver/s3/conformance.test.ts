import { describe } from 'vitest'
import { hasMoto } from '../../kit/collect.ts'
import { bytesOf, conformance } from '../suite.ts'
import { CREDENTIALS, REGION, startBucket } from './bucket.ts'

describe.skipIf(!hasMoto)('on moto', () => {
  conformance({
    kind: 's3',
    writes: 'PUT',
    receipt: /"bucket":"packages-.*"key":"evidence\/2026\/11\/23\/.*\.zip".*"sha256":/,
    expected: message => bytesOf(message.package),
    stage: async () => {
      const bucket = await startBucket()
      return {
        endpoint: bucket.endpoint,
        config: url => ({ bucket: bucket.name, prefix: 'evidence/', region: REGION, url }),
        secrets: CREDENTIALS,
        held: async () => Promise.all((await bucket.keys()).map(bucket.read)),
        written: bucket.versions,
      }
    },
  })
})
