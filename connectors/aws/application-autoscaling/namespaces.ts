import type { ServiceNamespace } from '@aws-sdk/client-application-auto-scaling'

/** AWS lists one namespace at a time; these have resources that Exhibit reads and whose capacity is often asked about. */
export const NAMESPACES = ['dynamodb', 'ecs'] as const satisfies readonly ServiceNamespace[]
