import type { Page, PageRequest } from './page.ts'
import type { RunRequest } from './runs.ts'

export interface NewSchedule {
  readonly name: string
  readonly cron: string
  /** IANA name. */
  readonly timezone: string
  readonly request: RunRequest
  readonly enabled: boolean
}

export interface Schedule extends NewSchedule {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  /** The last moment it fired for. */
  readonly lastSlot: string | null
  readonly lastRun: string | null
}

export interface Schedules {
  create(schedule: NewSchedule): Promise<Schedule>
  get(id: string): Promise<Schedule>
  list(filter: { enabled?: boolean | undefined }, page?: PageRequest): Promise<Page<Schedule>>
  update(id: string, change: Partial<NewSchedule>): Promise<Schedule>
  remove(id: string): Promise<void>
  /** Takes the right to fire for one moment: true once per schedule and moment, and never for an earlier one. */
  claimSlot(id: string, slot: string): Promise<boolean>
  fired(id: string, run: string): Promise<void>
}
