/** A finding about an account itself has the account's root as its resource, as AWS has no other name for it. */
const ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):root$/

/** The telling end of an ARN; whole on hover. */
export function shortName(id: string): string {
  const account = ACCOUNT.exec(id)?.[1]
  if (account) return `the account ${account}`
  return id.split(':').slice(5).join(':') || id
}

/** However it is written, it moves nothing around it. */
export const ResourceName = ({ id }: { id: string }) => <bdi title={id.slice(0, 500)}>{shortName(id)}</bdi>
