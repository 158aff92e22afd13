import { evidence, service } from '../../kit/index.ts'
import { licenseConfiguration } from './license-configuration.ts'

export const licensemanager = service('licensemanager', 'AWS License Manager', [
  evidence(licenseConfiguration, () => import('./license-configuration.calls.ts')),
])
