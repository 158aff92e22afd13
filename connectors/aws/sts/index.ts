import { evidence, service } from '../../kit/index.ts'
import { caller } from './caller.ts'

export const sts = service('sts', 'AWS Security Token Service', [evidence(caller, () => import('./caller.calls.ts'))])
