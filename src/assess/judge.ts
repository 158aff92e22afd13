import type { Check, Context, Reading, Verdict } from '../../connectors/kit/index.ts'
import { notApplicable, Unjudgeable, unknown } from '../../connectors/kit/index.ts'
import type { Resource } from '../evidence/item.ts'
import type { JsonObject } from '../evidence/json.ts'
import { ElsewhereTouched, GapTouched, guarded } from './guard.ts'
import type { Cell } from './population.ts'

type Identity = { readonly id: string; readonly name: string; readonly region: string }
type Readable = Identity & Pick<Resource, 'settings' | 'observed' | 'gaps'>
type Redacted = readonly { readonly pointer: string; readonly rule: string }[]

/** Runs a test; what was not read gives `unknown`, and so does a check that breaks: it is never a verdict. */
function judge(test: () => Verdict): Verdict {
  try {
    return test()
  } catch (error) {
    if (error instanceof Unjudgeable) return unknown(error.message)
    if (error instanceof ElsewhereTouched) return notApplicable(error.message)
    return unknown(`The check could not be run on this value (${error instanceof Error ? error.name : 'error'}).`)
  }
}

/** Judges one resource; `read` holds the populations that the check declared. */
export function judgeResource(
  check: Check & { judges: 'resource' },
  resource: Readable,
  context: Context,
  read: object,
  redacted: Redacted = [],
): Verdict {
  return judgeSettings(check, resource, guarded(resource, redacted), context, read)
}

/** The same of settings that are {@link guarded} already: once a resource, whatever number of checks judges it. */
export function judgeSettings(
  check: Check & { judges: 'resource' },
  { id, name }: Pick<Identity, 'id' | 'name'>,
  settings: JsonObject,
  context: Context,
  read: object,
): Verdict {
  return judge(() => check.test(settings, { ...context, resource: { id, name }, read }))
}

/** Judges the account, or the account in one region. */
export function judgeAccount(check: Check & { judges: 'account' | 'region' }, context: Context, read: object): Verdict {
  return judge(() => check.test(read, context))
}

/** What a check or a derivation declared to read of one resource, whose settings are {@link guarded} already. */
export function project(reading: Reading, { id, name, region }: Identity, settings: JsonObject): Cell<unknown> {
  try {
    return { id, name, region, value: reading.project(settings, { id, name, region }) }
  } catch (error) {
    if (error instanceof ElsewhereTouched) return { id, name, region, elsewhere: error.message }
    const gap =
      error instanceof Unjudgeable ? error.message : `Could not read the projection (${(error as Error).name}).`
    return { id, name, region, gap, cause: error instanceof GapTouched ? error.gap : undefined }
  }
}
