/** Rows of one API read, every cell as text. */
export type EvidenceTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The value of a read as a table; null where it is no list of records. */
export const tableOf = (value: unknown): EvidenceTable | null => {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return null;
  const records: readonly Readonly<Record<string, unknown>>[] = value;
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return {
    columns,
    rows: records.map((record) => columns.map((column) => cellText(record[column]))),
  };
};

/** The rows in which some cell contains the text; all of them for an empty one. */
export const matchingRows = (
  { rows }: EvidenceTable,
  text: string,
): readonly (readonly string[])[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => row.some((cell) => cell.toLowerCase().includes(wanted)));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(cellText).join(', ');
  return JSON.stringify(value);
};
