import type { Exhibit } from './client.ts'

/** The bytes of a package. Throws where they are not those that the service has on record. */
export async function downloadPackage(exhibit: Exhibit, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const params = { path: { id } }
  const [known, content] = await Promise.all([
    exhibit.GET('/v1/packages/{id}', { params }),
    exhibit.GET('/v1/packages/{id}/content', { params, parseAs: 'arrayBuffer' }),
  ])
  const bytes = new Uint8Array(content.data as unknown as ArrayBuffer)
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes))
  if (sha256 !== known.data?.sha256)
    throw new Error(`The package came with SHA-256 ${sha256}, not ${known.data?.sha256}: download it again.`)
  return bytes
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('')
