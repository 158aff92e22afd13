const ROOT = /^arn:[a-z0-9-]+:iam::(\d{12}):root$/

/**
 * How a person reads the id of a resource. Findings about an account as a whole name `arn:…:root` as their resource, which
 * reads like its root user: it is the account.
 */
export function resourceName(id: string): string {
  const account = ROOT.exec(id)?.[1]
  return account === undefined ? id : `account ${account}`
}
