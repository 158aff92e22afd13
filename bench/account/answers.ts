import { keyOf, type RecordedRequest } from '../../src/collect/recording.ts'
import { cloneOf, Grown, lists, MIX, withoutClone } from './grow.ts'

export interface BenchAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
interface Line {
  request?: RecordedRequest
  answer?: BenchAnswer
}

/** Resources in the recorded demo account, over both regions. */
const RECORDED = 311

/**
 * The demo account, grown to about `resources` by {@link MIX}. Lists come in pages as AWS sends them; a question about a
 * clone gets the answer of what it was cloned from, under its own name.
 */
export class GrownAccount {
  readonly #answers = new Map<string, BenchAnswer>()
  readonly #lists: { growth: (typeof MIX)[number]; grown: Grown; answer: BenchAnswer }[] = []

  constructor(recording: string, resources: number) {
    const lines = recording.split('\n').filter(line => line !== '')
    for (const line of lines.slice(1)) this.#add(JSON.parse(line) as Line, Math.max(0, resources - RECORDED))
    const absent = MIX.filter(growth => !this.#lists.some(list => list.growth === growth))
    if (absent.length > 0) throw new Error(`not recorded: ${absent.map(g => g.operation).join(', ')}`)
  }

  #add({ request, answer }: Line, more: number): void {
    if (!request || !answer) return
    this.#answers.set(keyOf(request), answer)
    const growth = MIX.find(g => lists(g, request))
    if (growth)
      this.#lists.push({ growth, grown: new Grown(growth, answer.body, Math.round(more * growth.share)), answer })
  }

  /** Undefined where nothing like it was recorded. */
  answer(request: RecordedRequest): BenchAnswer | undefined {
    const list = this.#lists.find(({ growth }) => lists(growth, request))
    if (list) return { ...list.answer, body: list.grown.page(tokenOf(request, list.growth.token.input)) }
    const text = `${request.path} ${request.body ?? ''}`
    const suffix = cloneOf(text)
    if (suffix === undefined) return this.#answers.get(keyOf(request))
    const original = {
      ...request,
      path: withoutClone(request.path),
      ...(request.body && { body: withoutClone(request.body) }),
    }
    const answer = this.#answers.get(keyOf(original))
    const name = new RegExp(`([\\w.-]+)${suffix}`).exec(decodeURIComponent(text))?.[1]
    return answer && name ? { ...answer, body: answer.body.replaceAll(name, name + suffix) } : answer
  }
}

function tokenOf({ path, body = '' }: RecordedRequest, input: string): number {
  const found =
    new RegExp(`[?&]${input}=(\\d+)`).exec(path) ?? new RegExp(`(?:^|&|")${input}(?:=|":")(\\d+)`).exec(body)
  return found ? Number(found[1]) : 0
}
