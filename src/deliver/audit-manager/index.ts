import { vendorKind } from '../kit/vendor.ts'
import { config, secrets } from './config.ts'

const MIB = 1024 ** 2

export const auditManager = vendorKind({
  ...{ kind: 'audit-manager', label: 'AWS Audit Manager', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets },
  target: ({ assessmentId, controlId }) => `assessment ${assessmentId}, control ${controlId}`,
  largest: 100 * MIB,
  // The SDK takes a while to load: only who sends there waits for it.
  push: async (...pushing) => (await import('./send.ts')).push(...pushing),
  ask: async (...asking) => (await import('./test.ts')).ask(...asking),
  unproved: ['Whether evidence may be imported cannot be known without importing some.'],
})
