/** An error as logs name it: `TypeError: x is not a function`. */
export const errorText = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : 'error'
