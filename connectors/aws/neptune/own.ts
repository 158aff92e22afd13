/** Neptune shares its API with RDS and DocumentDB: what a list may hold beside its own. */
export const OWN = [{ Name: 'engine', Values: ['neptune'] }]

/** Engines of the others (Amazon RDS API reference, CreateDBCluster). */
const OTHERS = /^(aurora|custom-|db2|docdb|mariadb|mysql|oracle|postgres|sqlserver)/

/** Why something of this engine is left out; undefined where it is Neptune's own. */
export const leftOut = (engine: string | undefined): string | undefined =>
  OTHERS.test(engine ?? '') ? 'it belongs to Amazon RDS or Amazon DocumentDB, which share the API' : undefined
