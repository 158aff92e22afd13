import { z } from 'zod'
import { CONTROL_STATUSES, type Control, type ControlResult, type Framework } from '../../frameworks/framework.ts'
import { uuid } from './common.ts'
import { describes } from './describes.ts'
import { findingCounts } from './findings.ts'

export const controlStatus = z.enum(CONTROL_STATUSES)

const framework = z.object({
  id: z.string(),
  framework: z.string(),
  version: z.string(),
  kind: z.enum(['benchmark', 'criteria']),
  publisher: z.string(),
  source: z.string(),
  licence: z.string(),
  limits: z.string().nullable(),
  onRequest: z.boolean().optional().describe('True where a run judges it only if it names it'),
  origin: z.enum(['built-in', 'user']),
  sha256: z.string().describe('Of the framework as it is loaded: its canonical JSON (RFC 8785), objectives expanded'),
})

export const frameworkSummary = z
  .object({ ...framework.shape, controls: z.number().int() })
  .meta({ id: 'FrameworkSummary' })

export const listedFramework = z
  .object({ ...frameworkSummary.shape, newest: z.boolean().describe('Of the versions of the framework that are here') })
  .meta({ id: 'ListedFramework' })

const control = describes<Control>()(
  z.object({
    id: z.string(),
    title: z.string(),
    evidence: z.enum(['full', 'partial', 'none']),
    assessment: z.enum(['automated', 'manual']),
    responsibility: z.enum(['customer', 'shared', 'provider']),
    level: z.string().optional(),
    limits: z.string().optional(),
    organization: z.boolean().optional(),
    appliesTo: z.string().optional().describe('To whom alone it applies, such as service-provider'),
    supersededBy: z.object({ control: z.string(), since: z.string() }).optional(),
    ownPart: z.array(z.enum(['premises', 'media'])).optional(),
    checks: z.array(
      z.object({
        check: z.string(),
        strength: z.enum(['demonstrates', 'supports', 'context']).describe('context: listed, never judged'),
        because: z.string().describe('What a pass means for this control; of context, why it is not judged'),
        objective: z.string().optional().describe('The objective by which the check came to the control'),
      }),
    ),
    anyOf: z.array(z.array(z.string())).optional(),
    evidenceTypes: z.array(z.string()).optional(),
    needs: z.string().optional(),
    notCollected: z.array(z.string()).optional(),
    related: z
      .array(z.string())
      .optional()
      .describe('Controls of other frameworks that a publisher relates to it; no verdict goes from one to the other'),
  }),
)

export const frameworkDetail = describes<Framework>()(
  z
    .object({ ...framework.shape, controls: z.array(control) })
    .meta({ id: 'Framework', description: 'A control catalogue and how checks speak to it' }),
)

export const importedFramework = z
  .object({
    ...frameworkSummary.shape,
    unmapped: z
      .array(z.object({ control: z.string(), check: z.string() }))
      .describe('Prowler checks without an equivalent'),
  })
  .meta({ id: 'ImportedFramework' })

const judged = {
  framework: z.string(),
  control: z.string(),
  title: z.string(),
  level: z.string().nullable(),
  status: controlStatus,
  account: z.string(),
  because: z.string().describe('Why the status is what it is'),
}

export const controlRollup = z
  .object({ ...judged, accounts: z.record(controlStatus, z.number().int()).describe('Accounts by status') })
  .meta({ id: 'ControlRollup', description: 'A control over all accounts: status and reason are those of the worst' })

export const controlResult = describes<ControlResult>()(
  z
    .object({
      ...judged,
      run: uuid,
      evidence: z.enum(['full', 'partial', 'none']),
      findings: findingCounts,
      checks: z.array(z.string()),
      items: z.array(uuid).describe('Evidence'),
      limits: z.string().nullable(),
    })
    .meta({ id: 'ControlResult', description: 'A control in one account' }),
)
