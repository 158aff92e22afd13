/** An error as logs name it: `TypeError: x is not a function`. */
export const errorText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : 'error'

/** What a named failure came from; null where nobody said. */
export function causeText(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? errorText(cause) : null
}
