import { vendorKind } from '../kit/vendor.ts'
import { config, secrets } from './config.ts'
import { push } from './send.ts'
import { ask } from './test.ts'

export const hyperproof = vendorKind({
  ...{ kind: 'hyperproof', label: 'Hyperproof', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  at: (config, controlId) => ({ ...config, controlId }),
  target: ({ controlId }) => `control ${controlId}`,
  // The vendor names no limit; what is larger takes longer than an attempt may.
  largest: 2 * 1024 ** 3,
  unproved: ['Whether proof may be added cannot be known without adding some.'],
})
