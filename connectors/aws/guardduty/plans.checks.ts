import { planCheck } from './plan.ts'

export const detectorEksAuditLogs = planCheck({
  id: 'eks-audit-logs',
  features: ['EKS_AUDIT_LOGS'],
  does: 'reads the audit logs of EKS clusters',
  control: 'GuardDuty.5',
  config: 'guardduty-eks-protection-audit-enabled',
  prowler: 'guardduty_eks_audit_log_enabled',
})

export const detectorLambdaProtection = planCheck({
  id: 'lambda-protection',
  features: ['LAMBDA_NETWORK_LOGS'],
  does: 'watches the network traffic of Lambda functions',
  control: 'GuardDuty.6',
  config: 'guardduty-lambda-protection-enabled',
  prowler: 'guardduty_lambda_protection_enabled',
})

export const detectorRdsProtection = planCheck({
  id: 'rds-protection',
  features: ['RDS_LOGIN_EVENTS'],
  does: 'watches sign-ins to databases',
  control: 'GuardDuty.9',
  config: 'guardduty-rds-protection-enabled',
  prowler: 'guardduty_rds_protection_enabled',
})

/** By Runtime Monitoring or the older feature for EKS alone; Prowler knows the older one only. */
export const detectorEksRuntime = planCheck({
  id: 'eks-runtime-monitoring',
  features: ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'],
  agent: 'EKS_ADDON_MANAGEMENT',
  does: 'watches EKS at run time, with an agent that it installs by itself',
  control: 'GuardDuty.7',
  config: 'guardduty-eks-protection-runtime-enabled',
})

export const detectorEcsRuntime = planCheck({
  id: 'ecs-runtime-monitoring',
  features: ['RUNTIME_MONITORING'],
  agent: 'ECS_FARGATE_AGENT_MANAGEMENT',
  does: 'watches ECS on Fargate at run time, with an agent that it installs by itself',
  control: 'GuardDuty.12',
  config: 'guardduty-ecs-protection-runtime-enabled',
})

export const detectorEc2Runtime = planCheck({
  id: 'ec2-runtime-monitoring',
  features: ['RUNTIME_MONITORING'],
  agent: 'EC2_AGENT_MANAGEMENT',
  does: 'watches EC2 instances at run time, with an agent that it installs by itself',
  control: 'GuardDuty.13',
  config: 'guardduty-ec2-protection-runtime-enabled',
})
