import { v7 as uuidv7 } from 'uuid'
import { signedIndex } from '../../package/organization/build-index.ts'
import type { SignedIndex } from '../../package/organization/format.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

/**
 * The signed list of the packages of a finished run, one an account, with what each came to. Made and signed when it is asked for: it says
 * nothing that is not in the packages. Throws `not_found`, `conflict` for a run without packages, `restricted_key` where not all of its
 * accounts may be seen.
 */
export async function packageIndexOf(runtime: Viewed, id: string): Promise<SignedIndex> {
  const { store } = runtime
  const run = await store.runs.get(id)
  store.requireAccounts((await store.targets.list(id)).map(({ account }) => account))
  if (run.status !== 'finished')
    throw new ServiceError('conflict', 'The run has not finished: there is an index once all of its packages are made.')
  const packages = (await store.packages.ofRun(id)).flatMap(({ account, ...rest }) =>
    account === null ? [] : { account, ...rest },
  )
  await runtime.refreshSigner()
  const { label } = run
  const of = { id: uuidv7(), created: new Date().toISOString(), run: id, label, packages }
  return signedIndex(of, runtime.signer)
}
