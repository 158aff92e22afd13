/**
 * How much of a population the report shows. Whatever is left out is counted, and the report names the file that has
 * it. The caps bound pages and memory: 50,000 resources give about as many pages as 500.
 */
export const CAPS = {
  /** Rows per check. */
  failing: 40,
  unknown: 12,
  passing: 3,
  nothing: 3,
  acceptances: 20,
  /** Of all checks together, and resources named of each; acceptances named per control. */
  acceptanceList: 150,
  acceptedResources: 3,
  controlAcceptances: 3,
  /** Failing rows of all checks together; each check gets its share, but never fewer than `leastFailing`. */
  allFailing: 1_400,
  leastFailing: 5,
  /** Per evidence type. */
  items: 60,
  /** Item rows of all types together; each type gets its share, but never fewer than `leastItems`. */
  allItems: 450,
  leastItems: 4,
  emptyItems: 60,
  requestIds: 2,
  calls: 12,
  /** Users and roles of one table of the identity chapter. */
  principals: 6,
  /** Gaps of one kind: fields and resources named. */
  gapFields: 8,
  gapExamples: 3,
  gaps: 300,
  /** Bytes of controls.json that are attached to the PDF. */
  attachment: 16 * 1024 * 1024,
} as const
