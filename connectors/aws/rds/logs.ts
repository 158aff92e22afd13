import { fail, pass, type Verdict } from '../../kit/index.ts'

/** The logs that an engine exports to CloudWatch Logs: those that Security Hub RDS.9 names for it. */
const LOGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^oracle-/, ['alert', 'audit', 'listener', 'trace']],
  [/^postgres$/, ['postgresql', 'upgrade']],
  [/^aurora-postgresql$/, ['postgresql']],
  [/^(mysql|mariadb|aurora|aurora-mysql)$/, ['audit', 'error', 'general', 'slowquery']],
  [/^sqlserver-/, ['agent', 'error']],
]

export const logsOf = (engine: string): readonly string[] | undefined =>
  LOGS.find(([pattern]) => pattern.test(engine))?.[1]

/** AWS leaves the list out where nothing is exported. */
export function anyExported(exported: readonly string[] = []): Verdict {
  return exported.length > 0
    ? pass(`Logs exported to CloudWatch Logs: ${exported.join(', ')}.`)
    : fail('No log is exported to CloudWatch Logs.')
}

export function allExported(exported: readonly string[] = [], wanted: readonly string[]): Verdict {
  const missing = wanted.filter(log => !exported.includes(log))
  return missing.length === 0
    ? pass(`Logs exported to CloudWatch Logs: ${wanted.join(', ')}.`)
    : fail(`Logs not exported to CloudWatch Logs: ${missing.join(', ')}.`)
}
