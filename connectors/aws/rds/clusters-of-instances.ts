import { inRegion, type Population, unknown, type Verdict } from '../../kit/index.ts'
import { cluster } from './cluster.ts'

/** What instance checks read of the cluster an instance belongs to. */
export const clustersHere = inRegion(cluster, c => ({
  iamAuthentication: c.IAMDatabaseAuthenticationEnabled,
  logs: c.EnabledCloudwatchLogsExports,
  publiclyAccessible: c.PubliclyAccessible,
  internetGateway: c.InternetAccessGatewayEnabled,
  parameterGroup: c.DBClusterParameterGroup,
  members: c.DBClusterMembers,
}))

export type OfCluster = ReturnType<typeof clustersHere.project>

/** Judges by the named cluster; unknown if AWS listed none of that name. */
export function byCluster(
  clusters: Population<OfCluster>,
  identifier: string,
  judge: (cluster: OfCluster) => Verdict,
): Verdict {
  const found = clusters.find(c => c.name === identifier)
  return found === undefined ? unknown(`AWS listed no cluster ${identifier}.`) : judge(found.value)
}
