import { evidence, service } from '../../kit/index.ts'
import * as bucketChecks from './bucket.checks.ts'
import { bucket } from './bucket.ts'
import * as databaseChecks from './database.checks.ts'
import { database } from './database.ts'
import * as instanceChecks from './instance.checks.ts'
import { instance } from './instance.ts'
import * as staticIpChecks from './static-ip.checks.ts'
import { staticIp } from './static-ip.ts'

export const lightsail = service('lightsail', 'Amazon Lightsail', [
  evidence(bucket, () => import('./bucket.calls.ts'), bucketChecks),
  evidence(database, () => import('./database.calls.ts'), databaseChecks),
  evidence(instance, () => import('./instance.calls.ts'), instanceChecks),
  evidence(staticIp, () => import('./static-ip.calls.ts'), staticIpChecks),
])
