import type { Replied } from './contract-fake.ts'
import type { Request } from './refusals.ts'

/** A cloud's storage at presigned addresses: two kinds of authorization are one too many, and what is signed has to come. */
export function storageOf(signed: Readonly<Record<string, string>> = {}) {
  const objects = new Map<string, Buffer>()
  const put = ({ method, path, headers, body }: Request): Replied => {
    if (method !== 'PUT' || headers.authorization !== undefined) return { status: 400 }
    const given = headers['content-type']
    if (given !== signed['content-type']) return { status: 403 }
    objects.set(path, body)
    return { status: 200 }
  }
  return { objects, put }
}
