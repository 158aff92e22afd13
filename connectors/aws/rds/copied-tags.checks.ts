import { check, fail, pass, type ResourceCheck } from '../../kit/index.ts'
import { cluster } from './cluster.ts'
import { AURORA } from './engines.ts'
import { instance } from './instance.ts'
import { heldByCluster, onOff, otherEngine } from './judgements.ts'

const WHY = 'A snapshot without the tags of its database is missed by whatever goes by tags, such as access rules.'

const copied = (value: boolean | undefined) =>
  onOff('whether tags are copied to snapshots', value, {
    on: pass('Tags are copied to snapshots.'),
    off: fail('Tags are not copied to snapshots.'),
  })

/** The snapshots of an instance of a cluster are the cluster's. */
export const instanceTagsCopied = check(instance, {
  id: 'rds-instance-tags-copied-to-snapshots',
  title: 'RDS instances copy their tags to snapshots',
  severity: 'low',
  remediation: 'Turn on copying of tags to snapshots for the instance.',
  why: WHY,
  equivalents: {
    prowler: ['rds_instance_copy_tags_to_snapshots'],
    securityHub: ['RDS.17'],
  },
  test: i =>
    i.DBClusterIdentifier === undefined ? copied(i.CopyTagsToSnapshot) : heldByCluster(i.DBClusterIdentifier),
})

interface OfEngine {
  id: string
  /** Completes "Clusters of …". */
  name: string
  engines: RegExp
  control: string
  config?: string
}

/** Prowler judges clusters of all engines at once, so that it is the same test as all of these together. */
function tagsOfCluster({ id, name, engines, control, config }: OfEngine): ResourceCheck {
  return check(cluster, {
    id: `rds-cluster-${id}-tags-copied-to-snapshots`,
    title: `Clusters of ${name} copy their tags to snapshots`,
    severity: 'low',
    remediation: 'Turn on copying of tags to snapshots for the cluster.',
    why: WHY,
    equivalents: {
      prowler: ['rds_cluster_copy_tags_to_snapshots'],
      securityHub: [control],
      ...(config && { config: [config] }),
    },
    test: c => otherEngine(c.Engine, engines) ?? copied(c.CopyTagsToSnapshot),
  })
}

export const auroraTagsCopied = tagsOfCluster({ id: 'aurora', name: 'Aurora', engines: AURORA, control: 'RDS.16' })

export const postgresqlTagsCopied = tagsOfCluster({
  id: 'postgresql',
  name: 'RDS for PostgreSQL',
  engines: /^postgres$/,
  control: 'RDS.47',
  config: 'rds-pgsql-cluster-copy-tags-to-snapshot-check',
})

export const mysqlTagsCopied = tagsOfCluster({
  id: 'mysql',
  name: 'RDS for MySQL',
  engines: /^mysql$/,
  control: 'RDS.48',
  config: 'rds-mysql-cluster-copy-tags-to-snapshot-check',
})
