import type { ReactNode } from 'react'
import { type ControlStatus, messages } from '../messages.ts'
import styles from './badge.module.css'

export type Tone = 'pass' | 'fail' | 'unknown' | 'idle' | 'review'

/** A word with a sign before it: nobody needs to see the colour. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <Sign tone={tone} />
      {children}
    </span>
  )
}

const PATHS: Readonly<Record<Tone, string>> = {
  pass: 'M3 6.5 5.2 8.7 9.2 3.8',
  fail: 'M3.4 3.4 8.6 8.6M8.6 3.4 3.4 8.6',
  unknown: 'M4 4.4a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1M6 9.4v.01',
  idle: 'M3.2 6h5.6',
  review: 'M6 3.2a2.8 2.8 0 1 0 .01 0',
}

export function Sign({ tone }: { tone: Tone }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={PATHS[tone]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

export type FindingStatus = keyof typeof messages.status
export type Severity = keyof typeof messages.severity

export const FINDING_TONE: Readonly<Record<FindingStatus, Tone>> = {
  fail: 'fail',
  unknown: 'unknown',
  pass: 'pass',
  not_applicable: 'idle',
}

export const CONTROL_TONE: Readonly<Record<ControlStatus, Tone>> = {
  tests_failed: 'fail',
  not_verified: 'unknown',
  review: 'review',
  tests_passed: 'pass',
  no_population: 'idle',
  inherited: 'idle',
  manual: 'idle',
}

export const FindingBadge = ({ status }: { status: FindingStatus }) => (
  <Badge tone={FINDING_TONE[status]}>{messages.status[status]}</Badge>
)

export const ControlBadge = ({ status }: { status: ControlStatus }) => (
  <Badge tone={CONTROL_TONE[status]}>{messages.controlStatus[status]}</Badge>
)

/** Bars that grow with the severity, and its name. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const height = { low: 1, medium: 2, high: 3, critical: 4 }[severity]
  return (
    <span className={styles.severity}>
      <svg width="15" height="12" viewBox="0 0 15 12" aria-hidden="true">
        {[1, 2, 3, 4].map(step => (
          <rect
            key={step}
            x={(step - 1) * 4}
            y={12 - step * 3}
            width="3"
            height={step * 3}
            rx="0.5"
            fill={step <= height ? 'currentColor' : 'var(--line)'}
          />
        ))}
      </svg>
      {messages.severity[severity]}
    </span>
  )
}
