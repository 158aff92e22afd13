import type { HealthCheck } from '@aws-sdk/client-route-53'
import { evidenceType } from '../../kit/index.ts'

export const healthCheck = evidenceType<HealthCheck>({
  id: 'aws.route53.health-check',
  title: 'Health checks of Route 53',
  reach: 'account',
  population:
    'every health check of the account, those that other AWS services made among them; whether one is healthy is not read',
})
