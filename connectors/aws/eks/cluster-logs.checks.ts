import type { LogType } from '@aws-sdk/client-eks'
import { check, fail, type Json, pass, Unjudgeable } from '../../kit/index.ts'
import { type Cluster, cluster, clusterOf } from './cluster.ts'

/** The log types that the cluster sends to CloudWatch Logs. */
function logsOf(t: Json<Cluster>): LogType[] {
  const setups = clusterOf(t).logging?.clusterLogging
  if (setups === undefined) throw new Unjudgeable('AWS did not state which logs the cluster keeps.')
  return setups.flatMap(({ enabled, types }) => (enabled ? (types ?? []) : []))
}

export const auditLog = check(cluster, {
  id: 'eks-cluster-audit-log-enabled',
  title: 'EKS clusters keep an audit log',
  severity: 'medium',
  remediation: 'Turn on the audit log of the control plane.',
  why: 'Nothing else tells who did what inside the cluster.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  equivalents: { securityHub: ['EKS.8'], config: ['eks-cluster-log-enabled'] },
  test: t => (logsOf(t).includes('audit') ? pass('The audit log is on.') : fail('The audit log is off.')),
})

const LOGS: readonly LogType[] = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']

export const allLogs = check(cluster, {
  id: 'eks-cluster-all-logs-enabled',
  title: 'EKS clusters keep every log of their control plane',
  severity: 'medium',
  remediation: 'Turn on all log types of the control plane.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  equivalents: { prowler: ['eks_control_plane_logging_all_types_enabled'] },
  test(t) {
    const on = logsOf(t)
    const off = LOGS.filter(log => !on.includes(log))
    return off.length > 0 ? fail(`These logs are off: ${off.join(', ')}.`) : pass('Every log is on.')
  },
})
