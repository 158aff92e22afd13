import type { ControlStatus, FindingStatus } from '../statuses.ts'
import type { Paper } from './paper.ts'
import { COLOR, TEXT } from './theme.ts'

/** How a status looks: its words, its colour, and a mark of its own shape, so that it is clear without colour. */
export interface Look {
  readonly label: string
  readonly color: string
  readonly mark: 'cross' | 'question' | 'tick' | 'ring' | 'dash' | 'dot'
}

export const CONTROL_LOOK: Readonly<Record<ControlStatus, Look>> = {
  tests_failed: { label: 'Tests failed', color: '#a3221b', mark: 'cross' },
  not_verified: { label: 'Not verified', color: '#c47a12', mark: 'question' },
  tests_passed: { label: 'Tests passed', color: '#22724a', mark: 'tick' },
  review: { label: 'Needs review', color: '#3a74b0', mark: 'ring' },
  no_population: { label: 'Nothing to test', color: '#8794a1', mark: 'dash' },
  inherited: { label: 'Inherited', color: '#a9b4be', mark: 'dot' },
  manual: { label: 'Manual', color: '#c8d0d7', mark: 'dot' },
}

export const FINDING_LOOK: Readonly<Record<FindingStatus, Look>> = {
  fail: { label: 'Fail', color: '#a3221b', mark: 'cross' },
  unknown: { label: 'Unknown', color: '#c47a12', mark: 'question' },
  pass: { label: 'Pass', color: '#22724a', mark: 'tick' },
  not_applicable: { label: 'Not applicable', color: '#8794a1', mark: 'dash' },
}

/** What stands beside a status that is not red, where tests failed under it. */
export const failedLook = (tests: number): Look => ({
  label: `${tests.toLocaleString('en-US')} ${tests === 1 ? 'test' : 'tests'} failed`,
  color: CONTROL_LOOK.tests_failed.color,
  mark: 'cross',
})

/** Before a status that stays: somebody states that the control does not apply. */
const STATED: Look = { label: 'Not applicable as stated', color: '#5b6875', mark: 'dash' }

interface Badged {
  readonly status: ControlStatus
  readonly failedTests: number
  readonly notApplicable: string | null
}

/** A control's status, and how many of its tests failed: no status and no statement hides a failing test. */
export const badgeOf = (control: Badged): Look[] => [
  ...(control.notApplicable === null ? [] : [STATED]),
  ...testedLooks(control),
]

function testedLooks({ status, failedTests }: Badged): Look[] {
  const look = CONTROL_LOOK[status]
  if (failedTests === 0) return [look]
  if (status === 'tests_failed') return [{ ...look, label: `${look.label} (${failedTests.toLocaleString('en-US')})` }]
  return [look, failedLook(failedTests)]
}

export const CONTROL_STATUSES = Object.keys(CONTROL_LOOK) as ControlStatus[]
export const FINDING_STATUSES = Object.keys(FINDING_LOOK) as FindingStatus[]

/** A mark of 8 × 8 points. */
export function drawMark(paper: Paper, look: Look, x: number, y: number): void {
  const { doc } = paper
  const [cx, cy] = [x + 4, y + 4]
  doc.save()
  if (look.mark === 'ring' || look.mark === 'dash') doc.lineWidth(1.3).circle(cx, cy, 3.3).stroke(look.color)
  else doc.circle(cx, cy, look.mark === 'dot' ? 2.4 : 4).fill(look.color)
  const stroke = look.mark === 'dash' ? look.color : COLOR.white
  doc.lineWidth(1.2).lineCap('round').lineJoin('round')
  if (look.mark === 'cross')
    doc
      .moveTo(cx - 1.6, cy - 1.6)
      .lineTo(cx + 1.6, cy + 1.6)
      .moveTo(cx + 1.6, cy - 1.6)
      .lineTo(cx - 1.6, cy + 1.6)
  if (look.mark === 'tick')
    doc
      .moveTo(cx - 1.9, cy + 0.1)
      .lineTo(cx - 0.5, cy + 1.6)
      .lineTo(cx + 2, cy - 1.5)
  if (look.mark === 'dash') doc.moveTo(cx - 1.4, cy).lineTo(cx + 1.4, cy)
  if (look.mark === 'question')
    doc
      .moveTo(cx - 1.3, cy - 1)
      .bezierCurveTo(cx - 1.2, cy - 2.6, cx + 1.6, cy - 2.5, cx + 1.3, cy - 0.9)
      .bezierCurveTo(cx + 1.1, cy - 0.2, cx, cy - 0.1, cx, cy + 0.7)
  if (look.mark !== 'ring' && look.mark !== 'dot') doc.stroke(stroke)
  if (look.mark === 'question') doc.circle(cx, cy + 2.3, 0.7).fill(stroke)
  doc.restore()
}

/** Mark and words; returns the width. Must be called inside a tag. */
export function drawStatus(paper: Paper, look: Look, x: number, y: number, style = TEXT.smallStrong): number {
  drawMark(paper, look, x, y + (style.leading - 8) / 2)
  const [line] = paper.lines(look.label, style, 200)
  if (line) paper.drawLine(line, style, x + 11, y)
  return 11 + (line?.width ?? 0)
}
