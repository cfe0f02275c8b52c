import { timeText } from '../../../shared/text/time.ts';
import type { Change, Changed, Compared, Comparison } from '../../../shared/report/compare.ts';
import { wrap } from './layout.ts';

/** A comparison of two reports for a terminal of 80 columns: what is new or worse first, then what is fixed; of what is unchanged the number. */
export const renderComparison = (comparison: Comparison): string => {
  const { a, b, warnings, conclusion } = comparison;
  return [
    ...wrap(conclusions[conclusion]),
    '',
    ...wrap(`A  ${comparedText(a)}`, '   ', ''),
    ...wrap(`B  ${comparedText(b)}`, '   ', ''),
    ...warnings.flatMap((text) => wrap(`Warning: ${text}`, '  ', '')),
    ...part('FINDINGS', comparison.findings),
    ...part('PORTS', comparison.ports),
    ...part('BEFORE AND AFTER', comparison.rows),
    '',
  ].join('\n');
};

const conclusions: Readonly<Record<Comparison['conclusion'], string>> = {
  'nothing-new-or-worse': 'Nothing is new or worse in B.',
  'new-or-worse': 'Something is new or worse in B.',
  incomplete:
    'A report is incomplete: what it could not answer may be new or worse without showing here.',
};

const comparedText = ({ runId, hostName, phase, verdict, madeAt }: Compared): string =>
  `${hostName}, run ${runId}, ${phase}, verdict ${verdict}, made ${timeText(madeAt)}`;

const names: Readonly<Record<Change, string>> = {
  new: 'New',
  worse: 'Worse',
  'not-known': 'Open in A, not answered in B',
  fixed: 'Fixed',
  better: 'Better, but not settled',
  'not-asked': 'B says nothing of it',
  'in-order': 'Only in B, in order',
  unchanged: 'Unchanged',
};

/** Told one by one, in this order; of the others the number is enough. */
const told: readonly Change[] = ['new', 'worse', 'not-known', 'fixed', 'better'];

const part = (title: string, all: readonly Changed[]): readonly string[] => {
  if (all.length === 0) return [];
  const counted = (['not-asked', 'in-order', 'unchanged'] as const).flatMap((change) => {
    const count = all.filter((one) => one.change === change).length;
    return count === 0 ? [] : [`${names[change]}: ${count}`];
  });
  return [
    '',
    title,
    ...told.flatMap((change) => {
      const mine = all.filter((one) => one.change === change);
      return mine.length === 0
        ? []
        : [`  ${names[change]} (${mine.length})`, ...mine.flatMap(changedLines)];
    }),
    ...(counted.length === 0 ? [] : wrap(counted.join('; '), '  ')),
  ];
};

const changedLines = ({ key, a, b, title }: Changed): readonly string[] => [
  ...wrap(`${key}: ${a ?? 'not there'} → ${b ?? 'not there'}`, '      ', '    '),
  ...(title === key || title.startsWith(`${key}: `) ? [] : wrap(title, '      ')),
];
