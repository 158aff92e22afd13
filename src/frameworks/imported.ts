/** Names and texts of others as a mapping takes them: what imports share. */

/** A text on one line, cut to `max` characters. */
export function oneLine(text: string, max: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  return flat.length > max ? `${flat.slice(0, max - 1).trimEnd()}…` : flat
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[.-]{2,}/g, '-')
    .replace(/^[.-]|[.-]$/g, '')

/** The id of an imported framework: `acme-baseline-2.1`. */
export const idOf = (name: string, version: string): string => `${slug(name) || 'framework'}-${version}`
