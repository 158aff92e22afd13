import { environment } from '../../src/environment.ts'

/** `.env.example`: every variable the service reads, with its default, from the schema that reads them. */
export function envExample(): string {
  const variables = Object.entries(environment.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined).data
    const value = fallback === undefined || fallback === false ? '' : String(fallback)
    return `# ${schema.description}\n#${name}=${value}\n`
  })
  return `# What Exhibit reads from the environment. Values shown are the defaults; nothing here is required.\n\n${variables.join('\n')}`
}
