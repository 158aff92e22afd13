import { z } from 'zod'
import { secretField } from '../kit/fields.ts'

const address = z.email().max(254)

export const config = z.strictObject({
  host: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/, 'the name of a host')
    .describe('The mail server'),
  port: z.number().int().min(1).max(65_535).default(587).describe('Its port'),
  security: z
    .enum(['starttls', 'tls'])
    .default('starttls')
    .describe('TLS from the first byte, or by STARTTLS, without which nothing is sent'),
  ca: z
    .string()
    .max(20_000)
    .optional()
    .describe('The authority of the server’s certificate as PEM, where no public one issued it'),
  from: address.describe('The sender'),
  to: z.array(address).min(1).max(50).describe('The recipients'),
  attach: z
    .array(z.enum(['report', 'package']))
    .max(2)
    .default(['report'])
    .describe('What of a package is attached, up to 10 MB together; the link is in the message in any case'),
})

/** Both or neither. */
export const secrets = z
  .strictObject({
    username: secretField('The user, where the server asks for one').optional(),
    password: secretField('The user’s password').optional(),
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    error: 'username and password go together',
  })

export type Config = z.output<typeof config>
export type Secrets = z.output<typeof secrets>
