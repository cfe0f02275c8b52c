import { timeText } from '../../../shared/text/time.ts';
import type { Change, Changed, Compared, Comparison } from '../../../shared/report/compare.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { oneAfterAnother } from '../../../shared/report/html/words.ts';
import { wrap } from './layout.ts';

/** A comparison of two reports for a terminal of 80 columns: what is new or worse first, then what is fixed; of what is unchanged the number. */
export const renderComparison = (comparison: Comparison, texts: Texts): string => {
  const { a, b, warnings, conclusion } = comparison;
  return [
    ...wrap(texts.say(`terminal.compare.${conclusion}`)),
    '',
    ...wrap(comparedText('A', a, texts), '   ', ''),
    ...wrap(comparedText('B', b, texts), '   ', ''),
    ...warnings.flatMap((text) =>
      wrap(texts.say('terminal.compare.warning', { text: texts.retell(text) }), '  ', ''),
    ),
    ...part(texts.say('terminal.compare.findings'), comparison.findings, texts),
    ...part(texts.say('terminal.compare.ports'), comparison.ports, texts),
    ...part(texts.say('terminal.compare.rows'), comparison.rows, texts),
    '',
  ].join('\n');
};

const comparedText = (
  letter: string,
  { runId, hostName, phase, verdict, madeAt }: Compared,
  texts: Texts,
): string =>
  texts.say('terminal.compare.report', {
    letter,
    server: hostName,
    run: runId,
    phase: texts.say(`terminal.compare.${phase}`),
    verdict: texts.say(`report.verdict.${verdict}`),
    time: timeText(madeAt),
  });

/** Told one by one, in this order; of the others the number is enough. */
const told = ['new', 'worse', 'not-known', 'fixed', 'better'] as const;
const counted = ['not-asked', 'in-order', 'unchanged'] as const;

const part = (title: string, all: readonly Changed[], texts: Texts): readonly string[] => {
  if (all.length === 0) return [];
  const of = (change: Change): readonly Changed[] => all.filter((one) => one.change === change);
  const counts = counted.flatMap((change) => {
    const count = of(change).length;
    return count === 0 ? [] : [texts.say(`terminal.compare.${change}`, { count })];
  });
  return [
    '',
    title,
    ...told.flatMap((change) => {
      const mine = of(change);
      return mine.length === 0
        ? []
        : [
            `  ${texts.say('terminal.compare.some', {
              change: texts.say(`terminal.compare.${change}`),
              count: mine.length,
            })}`,
            ...mine.flatMap((one) => changedLines(one, texts)),
          ];
    }),
    ...(counts.length === 0 ? [] : wrap(oneAfterAnother(counts, texts), '  ')),
  ];
};

const changedLines = ({ key, a, b, title }: Changed, texts: Texts): readonly string[] => [
  ...wrap(
    texts.say('terminal.compare.changed', { key, a: saidText(a, texts), b: saidText(b, texts) }),
    '      ',
    '    ',
  ),
  ...(title === key || title.startsWith(`${key}: `) ? [] : wrap(texts.retell(title), '      ')),
];

const saidText = (said: string | null, texts: Texts): string =>
  said === null ? texts.say('terminal.compare.not-there') : texts.retell(said);
