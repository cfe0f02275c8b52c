import type { BeforeAfterRow } from '../../../shared/after/schema.ts';

export type RowGroup = {
  readonly kind: Exclude<BeforeAfterRow['kind'], 'file'>;
  readonly rows: readonly BeforeAfterRow[];
  /** Rows of the kind, shown or not. */
  readonly all: number;
};

/** Short groups first, so that what matters in them is not below a list of services. */
const order: readonly RowGroup['kind'][] = ['fact', 'port', 'service'];

/** How much of the comparison is shown: what a person has to look at, all that differs, or everything. */
export const rowScopes = ['open', 'differs', 'all'] as const;
export type RowScope = (typeof rowScopes)[number];

const isShown = ({ judged }: BeforeAfterRow, scope: RowScope): boolean =>
  scope === 'all' || (judged !== 'same' && (scope === 'differs' || judged !== 'expected'));

const rank: Readonly<Record<BeforeAfterRow['judged'], number>> = {
  worse: 0,
  unknown: 1,
  noted: 2,
  expected: 3,
  same: 4,
};

const byWeight = (left: BeforeAfterRow, right: BeforeAfterRow): number =>
  rank[left.judged] - rank[right.judged];

/** Facts, ports and services of the comparison, the worst first. Files have a list of their own. */
export const rowGroups = (rows: readonly BeforeAfterRow[], scope: RowScope): readonly RowGroup[] =>
  order.flatMap((kind) => {
    const same = rows.filter((row) => row.kind === kind);
    const shown = same.filter((row) => isShown(row, scope)).toSorted(byWeight);
    return same.length === 0 ? [] : [{ kind, rows: shown, all: same.length }];
  });

/** Rows of each scope, of those that the table shows. */
export const countRows = (rows: readonly BeforeAfterRow[], scope: RowScope): number =>
  rowGroups(rows, scope).reduce((sum, group) => sum + group.rows.length, 0);

/** One configuration file, with everything that was compared of it. */
export type FileRow = {
  readonly path: string;
  readonly judged: BeforeAfterRow['judged'];
  readonly why: string;
  /** Whether it is there on both sides, so that a difference can be shown. */
  readonly comparable: boolean;
};

/** The configuration files, those that differ first. */
export const fileRows = (rows: readonly BeforeAfterRow[]): readonly FileRow[] => {
  const files = new Map<string, BeforeAfterRow[]>();
  for (const row of rows)
    if (row.kind === 'file') files.set(row.subject, [...(files.get(row.subject) ?? []), row]);
  return [...files]
    .flatMap(([path, all]): readonly FileRow[] => {
      const [worst] = all.toSorted(byWeight);
      if (worst === undefined) return [];
      const comparable =
        worst.judged !== 'same' &&
        all.every(({ before, after }) => before !== null && after !== null);
      return [{ path, judged: worst.judged, why: worst.why, comparable }];
    })
    .toSorted((left, right) => rank[left.judged] - rank[right.judged]);
};
