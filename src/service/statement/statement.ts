import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { type OwnerStatement, ownerStatement } from '../../package/format/owner-statement.ts'
import { INSTALLATION, type Run } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

/** What holds, and where it was stated; all null where nothing is. */
export interface Stated {
  readonly statement: OwnerStatement | null
  readonly source: 'run' | 'account' | 'installation' | 'file' | null
  readonly statedBy: string | null
  readonly updatedAt: string | null
}

/** The owner's statement in a YAML (or JSON) file. Throws `bad_request` with a sentence that names the place. */
export async function readStatement(file: string): Promise<OwnerStatement> {
  const path = resolve(file)
  const text = await readFile(path, 'utf8').catch(error => {
    throw new ServiceError('bad_request', `The statement ${path} cannot be read (${error.code}).`, error)
  })
  if (text.length > MAX_LENGTH) throw new ServiceError('bad_request', `The statement ${path} is too large.`)
  return checkedStatement(yamlOf(path, text), `The statement ${path}`)
}

const MAX_LENGTH = 500_000

function yamlOf(path: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch (error) {
    throw new ServiceError('bad_request', `The statement ${path} is not valid YAML.`, error)
  }
}

function checkedStatement(value: unknown, what: string): OwnerStatement {
  const parsed = ownerStatement.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ServiceError('bad_request', `${what} is not usable: ${issue?.path.join('.') || 'it'}: ${issue?.message}.`)
}

/** Throws `bad_request` where a control that is said not to apply is in none of the frameworks known here. */
export async function requireKnownControls(runtime: Viewed, statement: OwnerStatement): Promise<void> {
  await runtime.refreshFrameworks()
  const known = new Set(
    runtime.frameworks.flatMap(({ framework }) => framework.controls.map(({ id }) => `${framework.id}/${id}`)),
  )
  const unknown = statement.notApplicable?.find(({ control }) => !known.has(control))
  if (unknown)
    throw new ServiceError('bad_request', `notApplicable names ${unknown.control}, which is in no known framework.`)
}

const scopeOf = (account: string | undefined): string => account ?? INSTALLATION

/** Withdraws what is stated of an account, or of the installation; gives the scope. Throws `not_found`. */
export async function removeStatement({ store }: Viewed, account: string | undefined): Promise<string> {
  await store.statements.remove(scopeOf(account))
  return scopeOf(account)
}

/** States it for an account, or for the installation; the ledger records it. Throws `bad_request`. */
export async function putStatement(
  runtime: Viewed,
  statement: OwnerStatement,
  { account, by }: { account: string | undefined; by: string },
): Promise<Stated> {
  await requireKnownControls(runtime, statement)
  await runtime.store.statements.put({ scope: scopeOf(account), body: statement, statedBy: by })
  return stated(runtime, account)
}

/** What holds for an account or, without one, for the installation: an account's own statement replaces the other whole. */
export async function stated(
  { store, statement }: Pick<Viewed, 'store' | 'statement'>,
  account: string | undefined,
): Promise<Stated> {
  const row = await (account === undefined ? store.statements.get(INSTALLATION) : store.statements.holding(account))
  if (!row) return { statement, source: statement && 'file', statedBy: null, updatedAt: null }
  const { scope, statedBy, updatedAt } = row
  const source = scope === INSTALLATION ? 'installation' : 'account'
  return { statement: checkedStatement(row.body, 'The stored statement'), source, statedBy, updatedAt }
}

/** What stands in the package of an account: the run's own statement comes first. */
export async function statementOfRun(
  runtime: Pick<Viewed, 'store' | 'statement'>,
  run: Pick<Run, 'request'>,
  account: string,
): Promise<OwnerStatement | null> {
  const given = run.request.options.statement
  if (given !== undefined) return checkedStatement(given, 'The statement of the run')
  return (await stated(runtime, account)).statement
}
