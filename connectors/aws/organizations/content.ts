/** A policy's JSON text as an object, so that auditors can read it and differences show; other text as it came. */
export function parsed(content: string | undefined): object | string | undefined {
  if (content === undefined) return undefined
  try {
    const value: unknown = JSON.parse(content)
    return typeof value === 'object' && value !== null ? value : content
  } catch {
    return content
  }
}
