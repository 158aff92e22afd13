interface Period {
  readonly Days?: number | undefined
  readonly Years?: number | undefined
}

/** How long a default retention of Object Lock keeps objects: AWS takes days or years, never both. */
export function periodOf({ Days, Years }: Period): string {
  if (Years) return `${Years} year${Years === 1 ? '' : 's'}`
  return Days ? `${Days} day${Days === 1 ? '' : 's'}` : 'a period AWS did not state'
}
