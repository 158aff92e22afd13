import { connector, reads } from '../../kit/index.ts'
import { caller } from './caller.ts'

export const sts = connector({
  id: 'sts',
  title: 'AWS Security Token Service',
  types: [reads(caller, () => import('./caller.calls.ts'))],
  checks: [],
})
