export const papers = ['a4', 'letter'] as const;
/** What a report is printed on. */
export type Paper = (typeof papers)[number];

/** Countries and territories that print on US Letter, by ISO 3166; from the paper sizes of the Unicode CLDR. */
const onLetter: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/** The paper that is usual in a country or, as `fr-CA`, in the country of a locale; A4 where it is not known. */
export const paperOf = (region: string): Paper =>
  onLetter.has(region.split(/[-_]/).at(-1)?.toUpperCase() ?? '') ? 'letter' : 'a4';

/** The size as the style of a page names it. */
export const pageSizeOf = (paper: Paper): string => (paper === 'letter' ? 'Letter' : 'A4');
