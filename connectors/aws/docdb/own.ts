/** DocumentDB shares its API with RDS and Neptune: what a list may hold beside its own. */
export const OWN = [{ Name: 'engine', Values: ['docdb'] }]

/** Engines of the others, which parameter group families begin with too (Amazon RDS API reference, CreateDBCluster and CreateDBInstance). */
const OTHERS = /^(aurora|custom-|db2|mariadb|mysql|neptune|oracle|postgres|sqlserver)/

/** Why something of this engine, or parameter group family, is left out; undefined where it is DocumentDB's own. */
export const leftOut = (engine: string | undefined): string | undefined =>
  OTHERS.test(engine ?? '') ? 'it belongs to Amazon RDS or Amazon Neptune, which share the API' : undefined

export const NOT_OTHERS = 'those of Amazon RDS and Amazon Neptune, which share the API, are excluded by their engine'
