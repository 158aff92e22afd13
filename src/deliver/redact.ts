const KILOBYTE = 1024
const SHORTEST = 4

/** The first kilobyte of what a receiver said, without secrets it may have sent back, as one line of text. */
export function redacted(text: string | null | undefined, secrets: readonly string[]): string | null {
  if (!text) return null
  const forms = secrets.flatMap(formsOf).filter(form => form.length >= SHORTEST)
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length)
  const clean = longestFirst.reduce((rest, form) => rest.replaceAll(form, '***'), text)
  return clean.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, KILOBYTE)
}

/** As it is, its path where it is a URL, as it stands in JSON, in a URL, in base64, and without the prefix of its kind. */
function formsOf(secret: string): string[] {
  const bare = secret.replace(/^[a-z]+_/, '')
  const path = URL.canParse(secret) ? [new URL(secret).pathname] : []
  return [secret, bare, ...path].flatMap(form => [
    ...[form, JSON.stringify(form).slice(1, -1), encodeURIComponent(form)],
    Buffer.from(form).toString('base64').replace(/=+$/, ''),
  ])
}

/** What in a config is as good as a secret: the credentials that some put into a URL's query. */
export function secretsOfUrl(text: unknown): string[] {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
  return url ? [...url.searchParams.values()] : []
}
