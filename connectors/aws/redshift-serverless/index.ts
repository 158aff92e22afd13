import { evidence, service } from '../../kit/index.ts'
import * as namespaceChecks from './namespace.checks.ts'
import { namespace } from './namespace.ts'
import * as workgroupChecks from './workgroup.checks.ts'
import { workgroup } from './workgroup.ts'

export const redshiftServerless = service('redshift-serverless', 'Amazon Redshift Serverless', [
  evidence(namespace, () => import('./namespace.calls.ts'), namespaceChecks),
  evidence(workgroup, () => import('./workgroup.calls.ts'), workgroupChecks),
])
