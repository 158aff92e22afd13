import { z } from 'zod'
import type { ItemHeader } from '../../evidence/item.ts'
import type { AccountScope, Manifest } from '../../package/format/manifest.ts'

/** What judging needs beyond what makes a package valid: these members may be anything that their author wrote. */
const texts = z.array(z.string())
const gap = z.looseObject({ action: z.string(), reason: z.string(), detail: z.string() })
const time = z.iso.datetime()

const manifestInputs = z.looseObject({
  scope: z.looseObject({
    accounts: z.array(
      z.looseObject({
        partition: z.string(),
        principal: z.string().nullable(),
        regions: z.looseObject({
          asked: texts,
          all: z.boolean().optional(),
          refused: z.array(z.looseObject({ region: z.string() })),
          disabled: texts,
          notAsked: texts,
        }),
        listGap: gap.nullable(),
      }),
    ),
    runAccounts: texts.optional(),
  }),
  runStartedAt: time.optional(),
  generator: z.looseObject({
    commit: z.string().nullable(),
    modified: z.boolean().nullable(),
    rulesSha256: z.string().optional(),
    mappings: z.array(z.looseObject({ id: z.string(), sha256: z.string(), origin: z.enum(['built-in', 'user']) })),
  }),
})

const headerInputs = z.looseObject({
  collected: z.looseObject({ startedAt: time, finishedAt: time, sourceAsOf: time.nullable(), principal: z.string() }),
  population: z.looseObject({ excluded: z.array(z.looseObject({ rule: z.string(), count: z.number() })) }),
  redactions: z.array(z.looseObject({ resource: z.string(), pointer: z.string(), rule: z.string() })),
})

/** What is missing to judge a package again, as a sentence; null where nothing is. */
export function lacking(manifest: Manifest, headers: readonly ItemHeader[]): string | null {
  if (!manifestInputs.safeParse(manifest).success)
    return 'The manifest does not state scope, start and version as judging needs them.'
  const broken = headers.find(header => !headerInputs.safeParse(header).success)
  return broken ? `The evidence item ${broken.type} does not say all that judging needs.` : null
}

/** One account of a package, with the items collected of it. */
export interface AccountInputs {
  readonly scope: AccountScope
  readonly headers: readonly ItemHeader[]
}

export const accountsOf = (manifest: Manifest, headers: readonly ItemHeader[]): AccountInputs[] =>
  manifest.scope.accounts.map(scope => ({
    scope,
    headers: headers.filter(header => header.scope.account === scope.account),
  }))
