import { fail, type Json, pass, unknown, type Verdict } from '../../kit/index.ts'
import type { ReplicationTask } from './replication-task.ts'

/** From LOGGER_SEVERITY_DEFAULT up ("Logging task settings", AWS DMS user guide). */
const ENOUGH = ['LOGGER_SEVERITY_DEFAULT', 'LOGGER_SEVERITY_DEBUG', 'LOGGER_SEVERITY_DETAILED_DEBUG']

interface Logging {
  readonly on: unknown
  readonly severities: ReadonlyMap<unknown, unknown>
}

/** The part `Logging` of a task's settings, `undefined` where the text is not what AWS documents. */
function loggingIn(text: string): Logging | undefined {
  const logging = member(parsed(text), 'Logging')
  const components = member(logging, 'LogComponents') ?? []
  const on = member(logging, 'EnableLogging')
  if (typeof on !== 'boolean' || !Array.isArray(components)) return undefined
  return { on, severities: new Map(components.map(one => [member(one, 'Id'), member(one, 'Severity')])) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined

/** Whether a task logs each of these components, at the default severity or more. */
export function logs({ ReplicationTaskSettings: text }: Json<ReplicationTask>, components: readonly string[]): Verdict {
  if (text === undefined) return unknown('AWS did not state the settings of the task.')
  const logging = loggingIn(text)
  if (!logging) return unknown('The settings of the task do not say what it logs.')
  if (!logging.on) return fail('The task keeps no log.')
  const missing = components.filter(name => !ENOUGH.includes(String(logging.severities.get(name))))
  return missing.length === 0
    ? pass(`The task logs ${components.join(' and ')} at the default severity or more.`)
    : fail(`The task does not log ${missing.join(' and ')} at the default severity.`)
}
