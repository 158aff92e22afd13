/** `aurora` is Aurora MySQL of the version of MySQL 5.6. */
export const AURORA_MYSQL = /^aurora(-mysql)?$/
export const AURORA = /^aurora(-mysql|-postgresql)?$/

const OTHERS: readonly [RegExp, string][] = [
  [/^docdb/, 'it belongs to Amazon DocumentDB, which shares the API of RDS'],
  [/^neptune/, 'it belongs to Amazon Neptune, which shares the API of RDS'],
]

/** Why something of this engine, or parameter group family, is left out of RDS; undefined where it is RDS's own. */
export const leftOut = (engine: string | undefined): string | undefined =>
  OTHERS.find(([pattern]) => pattern.test(engine ?? ''))?.[1]

export const NOT_OTHERS =
  'those of Amazon DocumentDB and Amazon Neptune, which share the API, are excluded by their engine'
