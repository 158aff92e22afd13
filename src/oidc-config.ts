import { readFileSync } from 'node:fs'
import { z } from 'zod'

const ROLES = ['admin', 'operator', 'reader', 'auditor'] as const

/** How people sign in at an OpenID provider. */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  /** Null: a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null
  /** What the button says. */
  readonly name: string
  /** Of addresses, in lower case; null: any. */
  readonly domains: readonly string[] | null
  /** The roles that groups give; `*`: to everybody. */
  readonly roles: readonly { readonly group: string; readonly role: (typeof ROLES)[number] }[]
  readonly groupsClaim: string
}

/** Between us and a provider on this machine there is nobody; everywhere else it takes TLS. */
export const isSafe = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

const parts = (text: string): string[] => text.split(',').map(part => part.trim())

const domains = z
  .string()
  .transform(text => parts(text.toLowerCase()))
  .refine(all => all.every(one => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(one)), {
    error: 'domains such as example.com are needed, with commas between them',
  })

const given = z.array(z.object({ group: z.string(), role: z.enum(ROLES) }))
const roles = z
  .string()
  .transform(text => given.safeParse(parts(text).map(part => /^(?<group>.+)=(?<role>[a-z]+)$/.exec(part)?.groups)).data)
  .refine(all => all !== undefined, {
    error: `GROUP=ROLE is needed, with commas between them; the roles are ${ROLES.join(', ')}`,
  })

const line = z.string().regex(/^\P{C}{1,500}$/u, { error: 'a text on one line is needed' })

export const oidcVariables = {
  EXHIBIT_OIDC_ISSUER: z
    .string()
    .refine(isSafe, { error: 'the https:// address of an OpenID provider is needed' })
    .optional()
    .describe('The OpenID provider at which people sign in; see docs/access.md. It needs EXHIBIT_PUBLIC_URL.'),
  EXHIBIT_OIDC_CLIENT_ID: line.optional().describe('As the provider knows this service.'),
  EXHIBIT_OIDC_CLIENT_SECRET: line
    .optional()
    .describe('With which it proves itself there; without one it is a public client (PKCE alone).'),
  EXHIBIT_OIDC_CLIENT_SECRET_FILE: z.string().optional().describe('A file with that secret, in place of the variable.'),
  EXHIBIT_OIDC_NAME: line.default('single sign-on').describe('What the button to sign in says: Sign in with NAME.'),
  EXHIBIT_OIDC_DOMAINS: domains
    .optional()
    .describe('Only people with addresses of these domains may sign in, comma-separated; without it, of any.'),
  EXHIBIT_OIDC_GROUPS_CLAIM: line.default('groups').describe('The claim with the groups of a person.'),
  EXHIBIT_OIDC_ROLES: roles
    .optional()
    .describe('The roles that groups give (staff=reader,security=admin); `*=reader` gives one to everybody.'),
}

type Read = z.infer<z.ZodObject<typeof oidcVariables>> & { readonly EXHIBIT_PUBLIC_URL?: string | undefined }

/** Undefined where no issuer is set. `fail` throws: with the name of the variable that cannot be used, and why. */
export function oidcOf(e: Read, fail: (name: keyof Read, why: string) => never): OidcConfig | undefined {
  if (e.EXHIBIT_OIDC_ISSUER === undefined) return undefined
  const clientId = e.EXHIBIT_OIDC_CLIENT_ID ?? fail('EXHIBIT_OIDC_CLIENT_ID', 'EXHIBIT_OIDC_ISSUER needs it')
  if (e.EXHIBIT_PUBLIC_URL === undefined || !isSafe(e.EXHIBIT_PUBLIC_URL))
    fail('EXHIBIT_PUBLIC_URL', 'EXHIBIT_OIDC_ISSUER needs one with https://, to which people are sent back')
  return {
    issuer: e.EXHIBIT_OIDC_ISSUER,
    clientId,
    clientSecret: e.EXHIBIT_OIDC_CLIENT_SECRET ?? secretIn(e.EXHIBIT_OIDC_CLIENT_SECRET_FILE, fail),
    name: e.EXHIBIT_OIDC_NAME,
    domains: e.EXHIBIT_OIDC_DOMAINS ?? null,
    roles: e.EXHIBIT_OIDC_ROLES ?? [],
    groupsClaim: e.EXHIBIT_OIDC_GROUPS_CLAIM,
  }
}

function secretIn(path: string | undefined, fail: (name: keyof Read, why: string) => never): string | null {
  if (path === undefined) return null
  try {
    const secret = readFileSync(path, 'utf8').trim()
    if (secret !== '') return secret
  } catch (error) {
    const { code = 'it is no file' } = error as NodeJS.ErrnoException
    fail('EXHIBIT_OIDC_CLIENT_SECRET_FILE', `the file cannot be read (${code})`)
  }
  return fail('EXHIBIT_OIDC_CLIENT_SECRET_FILE', 'the file is empty')
}
