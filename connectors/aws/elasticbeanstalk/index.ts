import { evidence, service } from '../../kit/index.ts'
import * as environmentChecks from './environment.checks.ts'
import { environment } from './environment.ts'

export const elasticbeanstalk = service('elasticbeanstalk', 'AWS Elastic Beanstalk', [
  evidence(environment, () => import('./environment.calls.ts'), environmentChecks),
])
