import { fail, pass, unknown, type Verdict } from '../../kit/index.ts'

/** The port that RDS proposes for an engine, its usual one (Amazon RDS User Guide, "Available settings": Database port). */
const PORTS: readonly (readonly [RegExp, number])[] = [
  [/^(mysql|mariadb|aurora|aurora-mysql)$/, 3306],
  [/^(postgres|aurora-postgresql)$/, 5432],
  [/^(custom-)?oracle-/, 1521],
  [/^(custom-)?sqlserver-/, 1433],
  [/^db2-/, 50_000],
]

export function portNotUsual(engine: string | undefined, port: number | undefined): Verdict {
  if (engine === undefined) return unknown('AWS did not state the engine.')
  const usual = PORTS.find(([pattern]) => pattern.test(engine))?.[1]
  if (usual === undefined) return unknown(`The usual port of ${engine} is not known.`)
  if (port === undefined) return unknown('AWS did not state the port.')
  return port === usual
    ? fail(`It listens on ${port}, the usual port of ${engine}.`)
    : pass(`It listens on ${port}; the usual port of ${engine} is ${usual}.`)
}

/** The names that the console proposes; engines disagree on whether case matters, so it does not here. */
const NAMES = ['admin', 'postgres']

export function nameNotUsual(name: string | undefined): Verdict {
  if (name === undefined) return unknown('AWS did not state the name of the administrator.')
  return NAMES.includes(name.toLowerCase())
    ? fail(`The administrator is called ${name}, which the console proposes.`)
    : pass(`The administrator is called ${name}.`)
}
