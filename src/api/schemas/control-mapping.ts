import { z } from 'zod'

const mapped = {
  control: z.string().describe('A control of ours'),
  id: z.string().describe('The id of the tool’s object'),
}

export const askedMapping = z
  .strictObject({
    controls: z
      .record(z.string().max(200), z.string().max(300))
      .optional()
      .describe('Our controls, each with the tool’s id'),
    table: z
      .string()
      .max(500_000)
      .optional()
      .describe('The same as a table of two columns, as a spreadsheet saves it (CSV); in place of `controls`'),
  })
  .refine(({ controls, table }) => (controls === undefined) !== (table === undefined), {
    error: 'either controls or table is needed',
  })

export const controlMapping = z
  .object({
    dryRun: z.boolean().describe('Nothing was changed'),
    added: z.array(z.object(mapped)).describe('Mapped from now on'),
    changed: z
      .array(z.object({ ...mapped, before: z.string().describe('The id before') }))
      .describe('Mapped to another id'),
    removed: z.array(z.object(mapped)).describe('Mapped no longer'),
    kept: z.number().int().describe('How many stay as they are'),
    unknown: z
      .array(z.string())
      .describe('Controls that no framework here has; where there are any, only a dry run answers'),
    frameworks: z
      .array(
        z.object({
          framework: z.string(),
          mapped: z.number().int().describe('How many of its controls are mapped'),
          of: z.number().int().describe('How many it has'),
        }),
      )
      .describe('Those of which any is mapped'),
  })
  .meta({ id: 'ControlMapping', description: 'What a mapping of controls to the ids of a tool changes' })
