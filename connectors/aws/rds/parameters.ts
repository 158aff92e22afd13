import type { Parameter } from '@aws-sdk/client-rds'

/** One parameter, less its explanation. */
export type ParameterSetting = Pick<
  Parameter,
  'ParameterName' | 'ParameterValue' | 'Source' | 'ApplyType' | 'ApplyMethod' | 'IsModifiable'
>

/** Parameters kept even where nobody set them: they decide on TLS and logs (DB2COMM is Db2's choice of protocols). */
export const NAMED = [
  'DB2COMM',
  'audit_trail',
  'db2comm',
  'general_log',
  'log_connections',
  'log_disconnections',
  'log_min_duration_statement',
  'log_statement',
  'pgaudit.log',
  'rds.force_ssl',
  'rds.tls10',
  'rds.tls11',
  'rds.tls12',
  'require_secure_transport',
  'server_audit_events',
  'server_audit_logging',
  'shared_preload_libraries',
  'slow_query_log',
  'ssl_min_protocol_version',
  'tls_version',
]
const NAMED_LOWER = new Set(NAMED.map(name => name.toLowerCase()))

export const PARAMETERS_KEPT = 'of the parameters, those that the user set and those that decide on TLS and logs'

/** The user's parameters and the named ones, each once, by name. AWS may answer more than was asked for. */
export function keptParameters(
  user: readonly Parameter[] | null,
  named: readonly Parameter[] | null,
): ParameterSetting[] {
  const kept = new Map<string | undefined, ParameterSetting>()
  const wanted = (named ?? []).filter(p => NAMED_LOWER.has(p.ParameterName?.toLowerCase() ?? ''))
  for (const parameter of [...wanted, ...(user ?? [])]) {
    const { ParameterName, ParameterValue, Source, ApplyType, ApplyMethod, IsModifiable } = parameter
    kept.set(ParameterName, { ParameterName, ParameterValue, Source, ApplyType, ApplyMethod, IsModifiable })
  }
  return [...kept.values()].sort((a, b) => ((a.ParameterName ?? '') < (b.ParameterName ?? '') ? -1 : 1))
}
