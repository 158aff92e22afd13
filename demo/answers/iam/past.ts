const NOW = Date.now()

/** A moment in the past (of the future, where negative), as IAM writes it: the same every time one process asks. */
export const daysAgo = (days: number): string => new Date(NOW - days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z')
