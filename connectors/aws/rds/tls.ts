import { fail, type Json, type Population, pass, unknown, type Verdict } from '../../kit/index.ts'
import type { ParameterSetting } from './parameters.ts'

interface Rule {
  readonly engine: RegExp
  readonly parameter: string
  readonly on: RegExp
  readonly off: RegExp
  /** Old versions of the engine do not know the parameter. */
  readonly newer?: true
}

/** Amazon RDS and Aurora user guides, "Requiring SSL/TLS", per engine; Db2 listens without TLS unless DB2COMM says SSL alone. */
const RULES: readonly Rule[] = [
  { engine: /^(postgres|aurora-postgresql)$/, parameter: 'rds.force_ssl', on: /^1$/, off: /^0$/ },
  { engine: /^sqlserver-/, parameter: 'rds.force_ssl', on: /^1$/, off: /^0$/ },
  {
    engine: /^(mysql|mariadb|aurora|aurora-mysql)$/,
    parameter: 'require_secure_transport',
    on: /^(1|ON|true)$/i,
    off: /^(0|OFF|false)$/i,
    newer: true,
  },
  { engine: /^db2-/, parameter: 'DB2COMM', on: /^SSL$/i, off: /\bTCPIP\b/i },
]

/** Judges the parameter of an engine in a group by name; `status` is how far the group is applied to the instance. */
export function tlsRequired(
  engine: string | undefined,
  group: string | undefined,
  status: string | undefined,
  groups: Population<Json<ParameterSetting>[]>,
): Verdict {
  if (engine === undefined) return unknown('AWS did not state the engine.')
  const rule = RULES.find(r => r.engine.test(engine))
  if (rule === undefined) return unknown(`No parameter that Exhibit reads decides whether ${engine} requires TLS.`)
  if (group === undefined) return unknown('AWS did not state which parameter group is in force.')
  if (status !== 'in-sync')
    return unknown(
      `The parameter group ${group} is ${status ?? 'in an unstated state'}, so what is in force is not known.`,
    )
  const found = groups.find(g => g.name === group)
  if (found === undefined) return unknown(`AWS listed no parameter group ${group}.`)
  const parameter = found.value.find(p => p.ParameterName?.toLowerCase() === rule.parameter.toLowerCase())
  return judge(rule, group, parameter)
}

/** Left without a value, the engine's own default holds, which differs by version and which AWS does not state. */
function judge(
  { parameter: name, on, off, newer }: Rule,
  group: string,
  parameter: Json<ParameterSetting> | undefined,
): Verdict {
  if (parameter === undefined) {
    const told = `The parameter group ${group} has no parameter ${name}.`
    return newer ? fail(told) : unknown(told)
  }
  const value = parameter.ParameterValue
  if (value === undefined) return unknown(`The parameter group ${group} states no value for ${name}.`)
  const told = `The parameter group ${group} has ${name} at ${value}.`
  if (on.test(value)) return pass(told)
  return off.test(value) ? fail(told) : unknown(`Exhibit does not know the value ${value} of ${name}.`)
}
