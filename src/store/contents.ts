import type { JsonObject } from '../evidence/json.ts'

/** JSON stored once per distinct value, under the SHA-256 of its canonical form. */
export interface Contents {
  /** Stores values; gives their digests (`sha256:…`) in the same order. */
  put(values: readonly unknown[]): Promise<string[]>
  /** Values by digest; those not stored are absent from the map. */
  get(digests: readonly string[]): Promise<Map<string, JsonObject>>
}
