import type { ControlReference, ControlView, FrameworkView } from '../../../templates/report/view.ts'

/**
 * Versions of a framework mostly repeat each other: a control of which the report would say word for word the same as of
 * another refers to that one. Described in full is the one of the last framework, which of several versions is the newest.
 */
export function withTwins(frameworks: readonly FrameworkView[]): FrameworkView[] {
  const described = new Map<string, ControlReference>()
  return frameworks
    .toReversed()
    .map(framework => ({
      ...framework,
      controls: framework.controls.map(control => twinOf(described, framework, control)),
    }))
    .toReversed()
}

function twinOf(
  described: Map<string, ControlReference>,
  { id, title }: FrameworkView,
  control: ControlView,
): ControlView {
  if (control.tests.length + control.evidenceOf.length === 0) return control
  const { id: _, title: __, level: ___, ...said } = control
  const text = JSON.stringify(said)
  const twin = described.get(text)
  if (twin) return { ...control, twin }
  described.set(text, { framework: id, title, control: control.id })
  return control
}
