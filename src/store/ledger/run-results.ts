import { sql } from 'kysely'
import { type Digest, digestOf, jsonDigest } from '../../evidence/digest.ts'
import type { Db, Tables } from '../kernel/schema.ts'

/** What a run reached: each account and region, how it ended there, and what came of each account. */
export async function targetsState(db: Db, run: string): Promise<Digest> {
  const rows = await db
    .selectFrom('targets')
    .select(['account', 'region', 'status', 'attempts', 'failures', 'error', 'principal', 'apiCalls'])
    .select(['startedAt', 'finishedAt'])
    .where('run', '=', run)
    .orderBy('account')
    .orderBy('region')
    .execute()
  const query = db.selectFrom('runAccounts').select(['account', 'outcome', 'coverage']).where('run', '=', run)
  const accounts = await query.orderBy('account').execute()
  return jsonDigest(accounts.length > 0 ? { targets: rows, accounts } : rows)
}

type Group = Omit<Tables['runVerdicts'], 'run'> & { readonly digests: (Buffer | null)[] }

/** What a run found: its groups of verdicts, by the digests of their chunks. */
export async function verdictsState(db: Db, run: string): Promise<Digest> {
  const { rows } = await sql<Group>`
    select account, region, type, part, item, observed_at, verdicts, array(
      select k.digest from unnest(l.chunks) with ordinality c(id, place) left join verdict_chunks k on k.id = c.id
      order by c.place) as digests
    from run_verdicts l where run = ${run} order by account, region, type, part`.execute(db)
  return jsonDigest(
    rows.map(({ account, region, type, part, item, observedAt, verdicts, digests }) => {
      const chunks = digests.map(digest => digest && digestOf(digest))
      return { account, region, type, part, item, observedAt, verdicts, chunks }
    }),
  )
}

/** What a run judged: its control results, by the digests of their content. */
export async function controlsState(db: Db, run: string): Promise<Digest> {
  const rows = await db
    .selectFrom('runControls')
    .select(['framework', 'account', 'results'])
    .where('run', '=', run)
    .orderBy('framework')
    .orderBy('account')
    .execute()
  return jsonDigest(rows.map(row => ({ ...row, results: digestOf(row.results) })))
}
