import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { chunkDigest } from '../kernel/verdict-digest.ts'
import type { LedgerProblem } from './problem.ts'

/** Chunks looked at by one statement. */
const BATCH = 2000

/** Chunks of verdicts that do not give their digest. */
export async function* checkChunks(tx: Db): AsyncGenerator<LedgerProblem> {
  const { rows: ends } = await sql<{ last: number | null }>`select max(id) as last from verdict_chunks`.execute(tx)
  const last = ends[0]?.last ?? 0
  for (let after = 0; after < last; after += BATCH) {
    const { rows } = await sql<{ id: number }>`
      select k.id from verdict_chunks k where k.id > ${after} and k.id <= ${after + BATCH}
        and (k.digest is distinct from ${chunkDigest} or k.verdicts <> (select count(*) from verdicts v where v.chunk = k.id))
      order by k.id`.execute(tx)
    for (const { id } of rows) yield { code: 'row_rewritten', ...(await namedChunk(tx, id)) }
  }
}

async function namedChunk(tx: Db, id: number): Promise<Pick<LedgerProblem, 'subject' | 'message'>> {
  type Use = { run: string; account: string; region: string; type: string }
  const { rows } = await sql<Use>`
    select run, account, region, type from run_verdicts where ${id} = any(chunks) order by run desc limit 1`.execute(tx)
  const [use] = rows
  const of = use ? ` (${use.type}, ${use.account}, ${use.region}, last in run ${use.run})` : ''
  return { subject: `findings ${id}${of}`, message: 'They do not give the digest they were stored under.' }
}

/** Control results that are gone or do not give their digest. */
export async function* checkControls(tx: Db): AsyncGenerator<LedgerProblem> {
  type Use = { run: string; framework: string; account: string }
  const { rows } = await sql<Use>`
    select l.run, l.framework, l.account from run_controls l join (
      select r.results from (select distinct results from run_controls) r left join contents c on c.digest = r.results
      where c.digest is null or sha256(c.body) <> c.digest) bad on bad.results = l.results
    order by 1, 2, 3`.execute(tx)
  for (const { run, framework, account } of rows) {
    const subject = `controls of run ${run} (${framework}, ${account})`
    yield { code: 'row_rewritten', subject, message: 'They do not give the digest they were stored under.' }
  }
}
