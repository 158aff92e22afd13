import { inRegion, type Json, type Population, type Verdict } from '../../kit/index.ts'
import { clusterParameterGroup } from './cluster-parameter-group.ts'
import { byCluster, clustersHere, type OfCluster } from './clusters-of-instances.ts'
import type { instance } from './instance.ts'
import { parameterGroup } from './parameter-group.ts'
import type { ParameterSetting } from './parameters.ts'
import { tlsRequired } from './tls.ts'

export const tlsReadings = {
  clusters: clustersHere,
  groups: inRegion(parameterGroup, g => g.Parameters),
  clusterGroups: inRegion(clusterParameterGroup, g => g.Parameters),
}

interface Read {
  readonly clusters: Population<OfCluster>
  readonly groups: Population<Json<ParameterSetting>[]>
  readonly clusterGroups: Population<Json<ParameterSetting>[]>
}

/** Judges the group that is in force: the instance's, or that of its cluster. */
export function tlsOfInstance(i: Json<(typeof instance)['shape'] & object>, read: Read): Verdict {
  const { DBClusterIdentifier: id, DBInstanceIdentifier, Engine } = i
  if (id === undefined) {
    const [group, ...others] = i.DBParameterGroups ?? []
    const only = others.length === 0 ? group : undefined
    return tlsRequired(Engine, only?.DBParameterGroupName, only?.ParameterApplyStatus, read.groups)
  }
  return byCluster(read.clusters, id, c => {
    const member = c.members?.find(m => m.DBInstanceIdentifier === DBInstanceIdentifier)
    return tlsRequired(Engine, c.parameterGroup, member?.DBClusterParameterGroupStatus, read.clusterGroups)
  })
}
