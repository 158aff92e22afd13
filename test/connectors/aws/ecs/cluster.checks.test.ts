import { clusterCommandsLogged, clusterContainerInsights } from '../../../../connectors/aws/ecs/cluster.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const insights = (value?: string, status = 'ACTIVE') => ({
  settings: { Cluster: { status, settings: value === undefined ? [] : [{ name: 'containerInsights', value }] } },
})

checkTable(clusterContainerInsights, {
  pass: [
    { case: 'it is on', ...insights('enabled') },
    { case: 'with enhanced observability', ...insights('enhanced') },
  ],
  fail: [{ case: 'it is off', ...insights('disabled') }],
  notApplicable: [{ case: 'the cluster is deleted', ...insights('disabled', 'INACTIVE') }],
  unknown: [{ case: 'AWS does not say', ...insights() }],
})

const exec = (executeCommandConfiguration?: object, status = 'ACTIVE') => ({
  settings: {
    Cluster: { status, ...(executeCommandConfiguration && { configuration: { executeCommandConfiguration } }) },
  },
})

checkTable(clusterCommandsLogged, {
  pass: [
    { case: 'nothing is set, which is DEFAULT', ...exec() },
    { case: 'a key alone is set', ...exec({ kmsKeyId: 'alias/exec' }) },
    { case: 'it has a place of its own', ...exec({ logging: 'OVERRIDE' }), reason: /OVERRIDE/ },
  ],
  fail: [{ case: 'it is off', ...exec({ logging: 'NONE' }) }],
  notApplicable: [{ case: 'the cluster is deleted', ...exec({ logging: 'NONE' }, 'INACTIVE') }],
})
