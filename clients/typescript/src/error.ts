import type { components } from './schema.d.ts'

/** A failure as the service tells it (RFC 9457). */
export type Problem = components['schemas']['Problem']

/** The service refused. Go by `code`: it is stable. */
export class ExhibitError extends Error {
  override readonly name = 'ExhibitError'
  readonly status: number
  /** `no_problem` where something else than Exhibit answered. */
  readonly code: string
  readonly problem: Problem | null
  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? `What answered is not Exhibit (HTTP ${status}).`)
    this.status = status
    this.code = problem?.code ?? 'no_problem'
    this.problem = problem
  }
}

export async function problemOf(response: Response): Promise<Problem | null> {
  if (!/problem\+json/.test(response.headers.get('content-type') ?? '')) return null
  try {
    return (await response.json()) as Problem
  } catch {
    return null
  }
}
