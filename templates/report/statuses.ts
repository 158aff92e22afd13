export type FindingStatus = 'pass' | 'fail' | 'unknown' | 'not_applicable'

export type Tally = Readonly<Record<FindingStatus, number>>

export type ControlStatus =
  | 'tests_failed'
  | 'not_verified'
  | 'tests_passed'
  | 'review'
  | 'no_population'
  | 'inherited'
  | 'manual'
