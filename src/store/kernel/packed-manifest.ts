import { deflateSync, inflateSync } from 'node:zlib'

/** A manifest as it is stored. Most of it are digests in text, of which PostgreSQL's own compression makes little. */
export const packManifest = (manifest: Uint8Array): Buffer => deflateSync(manifest)

/** A manifest, byte for byte. What was not packed like that comes as it is: whoever needs to know holds it to its digest. */
export function unpackManifest(stored: Buffer): Buffer {
  try {
    return inflateSync(stored)
  } catch {
    return stored
  }
}
