import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { KINDS } from '../../deliver/index.ts'

export interface DestinationKind {
  readonly kind: string
  readonly label: string
  readonly status: 'stable' | 'experimental'
  /** JSON Schemas: the forms. */
  readonly config: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, unknown>>
  readonly events: readonly string[] | null
  readonly instructions: string
}

export function destinationKinds(): Promise<DestinationKind[]> {
  return Promise.all(
    KINDS.map(async ({ kind, label, status, config, secrets, takes = null, folder }) => ({
      ...{ kind, label, status, events: takes },
      config: formOf(config),
      secrets: formOf(secrets),
      instructions: await readFile(join(folder, 'instructions.md'), 'utf8'),
    })),
  )
}

/** What is asked for, not what it becomes: fields with defaults may be left out. */
const formOf = (schema: z.ZodType): Record<string, unknown> => z.toJSONSchema(schema, { io: 'input' })
