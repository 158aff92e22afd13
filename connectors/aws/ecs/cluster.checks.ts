import { check, fail, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { cluster } from './cluster.ts'

const INSIGHTS: Readonly<Record<string, boolean>> = { disabled: false, enabled: true, enhanced: true }

export const clusterContainerInsights = check(cluster, {
  id: 'ecs-cluster-container-insights-enabled',
  title: 'ECS clusters report to Container Insights',
  severity: 'medium',
  remediation: 'Set containerInsights of the cluster to enabled or enhanced.',
  why: 'Without it nobody sees that tasks fail or run short of memory until their users do.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html'],
  equivalents: {
    prowler: ['ecs_cluster_container_insights_enabled'],
    securityHub: ['ECS.12'],
    config: ['ecs-container-insights-enabled'],
  },
  test({ Cluster: c }) {
    if (c.status === 'INACTIVE') return notApplicable('The cluster is deleted (INACTIVE).')
    const value = c.settings?.find(setting => setting.name === 'containerInsights')?.value
    if (value === undefined) return unknown('AWS did not say whether Container Insights is on.')
    return meaningOf(value, INSIGHTS, 'the setting of Container Insights')
      ? pass(`Container Insights is ${value}.`)
      : fail(`Container Insights is ${value}.`)
  },
})

/** The default is DEFAULT, the log settings of the container (API reference, ExecuteCommandConfiguration). */
export const clusterCommandsLogged = check(cluster, {
  id: 'ecs-cluster-exec-logging-on',
  title: 'ECS clusters do not switch the logging of ECS Exec off',
  severity: 'medium',
  remediation: 'Set the logging of executeCommandConfiguration to OVERRIDE with a log group or bucket, or to DEFAULT.',
  why: 'What somebody types into a running container is recorded nowhere else.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
  test({ Cluster: c }) {
    if (c.status === 'INACTIVE') return notApplicable('The cluster is deleted (INACTIVE).')
    const logging = c.configuration?.executeCommandConfiguration?.logging ?? 'DEFAULT'
    if (logging === 'NONE') return fail('Commands run through ECS Exec are not logged (NONE).')
    return logging === 'DEFAULT' || logging === 'OVERRIDE'
      ? pass(`The logging of ECS Exec is ${logging}.`)
      : unknown(`What the logging ${logging} of ECS Exec keeps is not known.`)
  },
})
