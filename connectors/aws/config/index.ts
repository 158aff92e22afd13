import { connector, reads } from '../../kit/index.ts'
import { deliveryChannel } from './delivery-channel.ts'
import * as recorderChecks from './recorder.checks.ts'
import { recorder } from './recorder.ts'

export const config = connector({
  id: 'config',
  title: 'AWS Config',
  types: [
    reads(recorder, () => import('./recorder.calls.ts')),
    reads(deliveryChannel, () => import('./delivery-channel.calls.ts')),
  ],
  checks: [...Object.values(recorderChecks)],
})
