import { el, section } from './dom.ts'

const items = (texts: readonly string[]): HTMLElement => el('ul', {}, ...texts.map(text => el('li', {}, text)))

/** What the verdict means; VERIFY.md in the package says the same. */
export const meaning = (): HTMLElement[] => [
  section(
    'What a valid package proves',
    items([
      'Every file is as it was when the package was signed, the report included.',
      'The holder of the key of the certificate signed it. That says who only if the certificate is pinned or issued by an authority you trust.',
      'Each evidence item is whole: its resources, how they were read, when and by whom are covered by its digest.',
      'The counts that it states are those of its data.',
    ]),
  ),
  section(
    'What it does not prove',
    items([
      'That the content is true. The audited entity runs Exhibit and holds the signing key. The request ids in the evidence can be looked up in its own AWS CloudTrail.',
      'That settings were the same at other times. They were read between two moments; this is no evidence of operation over a period.',
      'That nothing else exists. A population is complete as AWS listed it; what could not be read is counted as a gap.',
      'When it was signed, by anybody’s clock but the signer’s, unless there is an outside timestamp of an authority that you named. Anybody can make a timestamp with an authority of their own.',
      'That a control is met. That is the judgement of the auditor.',
    ]),
  ),
]
