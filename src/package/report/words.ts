import type { PackageData } from '../format/data.ts'

/** A finding about an account itself, or a region of it, has the account's root as its resource. */
const ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):root$/

export const isAccount = (resource: string): boolean => ACCOUNT.test(resource)

/** The telling end of an ARN; the account for what is about the account itself, which is not its root user. */
export function plainResource(id: string): string {
  const account = ACCOUNT.exec(id)?.[1]
  if (account) return `the account ${account}`
  return id.split(':').slice(5).join(':') || id
}

/** Sentences with the titles of tests and evidence types in place of their ids. */
export function plainWords({ checks }: Pick<PackageData, 'checks'>, types: ReadonlyMap<string, string>) {
  const titles = new Map(checks.map(({ id, title }) => [id, title]))
  return (text: string): string =>
    text
      .replace(/\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g, id => (titles.has(id) ? `“${titles.get(id)}”` : id))
      .replace(/\baws\.[a-z0-9-]+\.[a-z0-9-]+\b/g, id => (types.has(id) ? `“${types.get(id)}”` : id))
}
