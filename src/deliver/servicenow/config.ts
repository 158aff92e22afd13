import { z } from 'zod'
import { secretField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

const name = (says: string) => z.string().regex(/^[a-z][a-z0-9_]{1,79}$/, says)

export const config = z.strictObject({
  url: z.url().max(2000).describe('The instance: https://NAME.service-now.com'),
  table: name('the name of a table').describe('The table of the record'),
  recordId: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'a sys_id: 32 hex digits')
    .describe('The sys_id of the record that gets the file'),
  dateField: name('the name of a field')
    .optional()
    .describe('A date field of the record that gets the day on which collecting ended'),
  forms: formsField(['package', 'report', 'findings', 'controls', 'tables'], ['package']),
})

export const secrets = z.strictObject({
  username: secretField('The user'),
  password: secretField('The user’s password'),
})

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
