import pg from 'pg'

export interface Statement {
  readonly text: string
  readonly values: unknown[]
}

type Query = (...args: unknown[]) => unknown

/** The statements that reach the database while the work is done, in their order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const noted: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown]
    const statement = typeof first === 'string' ? { text: first, values } : first
    noted.push({ text: statement.text, values: Array.isArray(statement.values) ? statement.values : [] })
    return query.apply(this, args)
  }
  try {
    await work()
    return noted
  } finally {
    prototype.query = query
  }
}
