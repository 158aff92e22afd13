import { check } from '../../kit/index.ts'
import { cluster } from './cluster.ts'
import { instance } from './instance.ts'
import { heldByCluster } from './judgements.ts'
import { nameNotUsual, portNotUsual } from './known-defaults.ts'

// Prowler's checks of instances judge those of clusters by their cluster, so that they are the same test as both of ours.

export const instancePortNotUsual = check(instance, {
  id: 'rds-instance-non-default-port',
  title: 'RDS instances do not listen on the usual port of their engine',
  severity: 'low',
  remediation: 'Change the port of the instance, and that of its clients and security groups with it.',
  why: 'A scan of the usual ports finds the database and tells its engine.',
  equivalents: { prowler: ['rds_instance_non_default_port'], securityHub: ['RDS.23'] },
  test: i =>
    i.DBClusterIdentifier === undefined
      ? portNotUsual(i.Engine, i.Endpoint?.Port)
      : heldByCluster(i.DBClusterIdentifier),
})

export const clusterPortNotUsual = check(cluster, {
  id: 'rds-cluster-non-default-port',
  title: 'Database clusters do not listen on the usual port of their engine',
  severity: 'low',
  remediation: 'Change the port of the cluster, and that of its clients and security groups with it.',
  why: 'A scan of the usual ports finds the database and tells its engine.',
  equivalents: {
    prowler: ['rds_cluster_non_default_port', 'rds_instance_non_default_port'],
    securityHub: ['RDS.23'],
  },
  test: c => portNotUsual(c.Engine, c.Port),
})

export const instanceAdministratorNotUsual = check(instance, {
  id: 'rds-instance-custom-administrator-name',
  title: 'Administrators of RDS instances have a name of their own',
  severity: 'medium',
  remediation: 'Create a new instance with another master user name and move to it; the name cannot be changed.',
  why: 'An attacker who guesses passwords need not guess a name that the console proposes to everybody.',
  equivalents: {
    prowler: ['rds_instance_default_admin'],
    securityHub: ['RDS.25'],
    config: ['rds-instance-default-admin-check'],
  },
  test: i =>
    i.DBClusterIdentifier === undefined ? nameNotUsual(i.MasterUsername) : heldByCluster(i.DBClusterIdentifier),
})

export const clusterAdministratorNotUsual = check(cluster, {
  id: 'rds-cluster-custom-administrator-name',
  title: 'Administrators of database clusters have a name of their own',
  severity: 'medium',
  remediation: 'Create a new cluster with another master user name and move to it; the name cannot be changed.',
  why: 'An attacker who guesses passwords need not guess a name that the console proposes to everybody.',
  equivalents: {
    prowler: ['rds_cluster_default_admin', 'rds_instance_default_admin'],
    securityHub: ['RDS.24'],
    config: ['rds-cluster-default-admin-check'],
  },
  test: c => nameNotUsual(c.MasterUsername),
})
