import { Counter, Histogram, Registry } from 'prom-client'

/** What this process has done, for /metrics: one registry a process. Labels are few and fixed; ids stand in the log. */
export const workMetrics = new Registry()
const registers = [workMetrics]

const counter = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
  new Counter({ name: `exhibit_${name}_total`, help, labelNames, registers })
const seconds = (name: string, help: string, buckets: number[]) =>
  new Histogram({ name: `exhibit_${name}_seconds`, help, buckets, registers })

export const work = {
  submitted: counter('runs_submitted', 'Runs submitted', 'trigger'),
  runs: counter('runs', 'Runs that ended', 'outcome'),
  targets: counter('targets', 'Accounts and regions whose reading ended', 'outcome'),
  awsCalls: counter('aws_calls', 'AWS calls of targets that ended'),
  throttles: counter('aws_throttles', 'Answers of AWS that were throttles'),
  packages: counter('packages', 'Packages built'),
  packageSeconds: seconds('package_build', 'Time to build a package', [1, 2, 5, 10, 30, 60, 180, 600]),
  gaps: counter('collection_gaps', 'Collection gaps in packages built'),
  deliveries: counter('delivery_attempts', 'Attempts to deliver', 'outcome'),
  deliverySeconds: seconds('delivery_attempt', 'Time an attempt to deliver took', [0.1, 0.5, 1, 2, 5, 10, 20]),
  slots: counter('schedule_slots', 'Slots of schedules', 'outcome'),
  lateness: seconds('schedule_lateness', 'Time from a slot to its run', [1, 5, 15, 60, 300, 3600, 86_400]),
}
