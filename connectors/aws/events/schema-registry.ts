import type { RegistrySummary } from '@aws-sdk/client-schemas'
import { evidenceType } from '../../kit/index.ts'

/** One registry as `ListRegistries` answers it. */
export interface SchemaRegistry extends RegistrySummary {
  /** `GetResourcePolicy`; `null`: the registry has none. */
  Policy: string | null
}

export const schemaRegistry = evidenceType<SchemaRegistry>({
  id: 'aws.events.schema-registry',
  title: 'Schema registries of EventBridge, and who may use them',
  reach: 'region',
  population:
    "every schema registry of the account's own in the region (Scope = LOCAL), that of discovered schemas included; the registry of AWS events is AWS's",
})
