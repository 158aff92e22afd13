import type { Redaction } from './change.ts'
import { isArn, redactIdentifier, redactName, redactText } from './placeholder.ts'

/** A member as it may be named in evidence. */
export interface Identity {
  readonly id: string
  readonly name: string
  readonly removed: readonly Redaction[]
}

/** The identities of a type's members without the secrets in them: as many different ones as AWS has. */
export class Identities {
  readonly #byId = new Map<string, string>()
  readonly #taken = new Set<string>()

  of({ id: given, name }: { readonly id: string; readonly name?: string | undefined }): Identity {
    const { text, rules } = isArn(given) ? redactIdentifier(given) : redactName(given)
    const id = this.#unique(given, text)
    const named = name === undefined ? { text: id, rules: [] } : isArn(name) ? redactIdentifier(name) : redactText(name)
    return { id, name: named.text, removed: [...at('/$id', rules), ...at('/$name', named.rules)] }
  }

  /** Ids that differ in nothing but a password are numbered as they come: a digest would help to guess it. */
  #unique(given: string, id: string): string {
    if (id === given && !id.includes('[redacted')) return id
    const known = this.#byId.get(given)
    if (known !== undefined) return known
    let unique = id
    for (let n = 2; this.#taken.has(unique); n++) unique = `${id} (${n})`
    this.#byId.set(given, unique)
    this.#taken.add(unique)
    return unique
  }
}

/** No setting has such a name: AWS's begin with a letter. */
const at = (pointer: string, rules: readonly string[]): Redaction[] =>
  [...new Set(rules)].map(rule => ({ pointer, rule }))
