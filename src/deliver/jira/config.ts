import { z } from 'zod'
import { secretField } from '../kit/fields.ts'
import { formsField } from '../kit/forms.ts'

export const config = z.strictObject({
  url: z.url().max(2000).describe('The site: https://NAME.atlassian.net'),
  projectKey: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,30}$/, 'the key of a project, such as SEC')
    .describe('The project that gets an issue for each package'),
  issueType: z.string().min(1).max(60).default('Task').describe('The type of the issue, as the project names it'),
  forms: formsField(['package', 'report', 'findings', 'controls', 'tables'], ['package']),
})

export const secrets = z.strictObject({
  email: z.email().max(300).describe('The address of the account that the API token is of'),
  apiToken: secretField('An API token of that account'),
})

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
