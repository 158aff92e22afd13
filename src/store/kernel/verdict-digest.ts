import { sql } from 'kysely'

/** The digest of chunk `k` as its verdicts give it now; in the database, so that none of them has to leave it. */
export const chunkDigest = sql<Buffer>`(
  select sha256(convert_to('[' || string_agg(concat('[', to_json(v."check"), ',', to_json(v.status), ',', to_json(v.region), ',',
    to_json(v.resource), ',"', replace(v.finding::text, '-', ''), '",', to_json(v.reason), ',',
    coalesce('"sha256:' || encode(v.resource_digest, 'hex') || '"', 'null'), ']'), ',' order by v.seq) || ']', 'UTF8'))
  from verdicts v where v.chunk = k.id)`
