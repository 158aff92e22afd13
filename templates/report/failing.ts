import type { FrameworkView } from './control-view.ts'
import type { Part } from './kit/bars.ts'
import type { Box } from './kit/box.ts'
import type { Paper } from './kit/paper.ts'
import { CONTROL_LOOK, CONTROL_STATUSES } from './kit/status.ts'
import { type Cell, table } from './kit/table.ts'
import { TEXT } from './kit/theme.ts'
import { frameworkTarget } from './targets.ts'
import type { ReportView } from './view.ts'
import { n } from './when.ts'

/** A segment per status, with the share of its controls that have failing tests. */
export const partsOf = ({ within }: FrameworkView): Part[] =>
  CONTROL_STATUSES.map(status => ({
    look: CONTROL_LOOK[status],
    count: within[status].controls,
    failing: within[status].failing,
  }))

const FOOT =
  'A red foot marks the share of controls with failing tests: no status but “Tests failed” says so by itself.'

/** The key of the red foot under a segment. */
export function failingFoot(paper: Paper): Box[] {
  const [line] = paper.lines(FOOT, TEXT.label, 480, 1)
  return [
    {
      height: TEXT.label.leading + 5,
      draw(on, x, y) {
        on.artifact(() => on.doc.rect(x, y + 3.5, 9, 3.4).fill(CONTROL_LOOK.tests_failed.color))
        if (line) on.tag('P', () => on.drawLine(line, TEXT.label, x + 13, y))
      },
    },
  ]
}

/** Per framework: how many controls have failing tests, and under which status they stand. */
export function failingTable(paper: Paper, { frameworks }: Pick<ReportView, 'frameworks'>): Box[] {
  const shown = CONTROL_STATUSES.filter(status => frameworks.some(({ within }) => within[status].failing > 0))
  const columns = [
    { title: 'Controls with failing tests', share: 1 },
    { title: 'All of them', width: 62, align: 'right' as const },
    ...shown.map(status => ({ title: `“${CONTROL_LOOK[status].label}”`, width: 72, align: 'right' as const })),
    { title: 'Controls', width: 52, align: 'right' as const },
  ]
  return table(paper, columns, frameworks.map(rowOf(shown)), { after: 3 })
}

const rowOf =
  (shown: typeof CONTROL_STATUSES) =>
  ({ id, title, within }: FrameworkView): Cell[] => {
    const sum = (key: 'controls' | 'failing') => CONTROL_STATUSES.reduce((all, status) => all + within[status][key], 0)
    return [
      { text: title, goTo: frameworkTarget(id), maxLines: 1 },
      { text: n(sum('failing')), style: { ...TEXT.smallStrong, color: CONTROL_LOOK.tests_failed.color } },
      ...shown.map(status => n(within[status].failing)),
      n(sum('controls')),
    ]
  }
