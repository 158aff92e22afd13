import { repeatsMember } from '../../kit/index.ts'

/** A policy's JSON text as an object, so that auditors can read it and differences show; other text, and one that names a member twice, as it came. */
export function parsed(content: string | undefined): object | string | undefined {
  if (content === undefined) return undefined
  try {
    const value: unknown = JSON.parse(content)
    return typeof value === 'object' && value !== null && !repeatsMember(content) ? value : content
  } catch {
    return content
  }
}
