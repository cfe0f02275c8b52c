/** French sets `: ; ? ! » %` off with a space that must not break; the catalogues have plain spaces, which can be seen. The `::` of a number's format is no mark. */
export const withFrenchSpaces = <Id extends string>(
  catalogue: Readonly<Record<Id, string>>,
): Readonly<Record<Id, string>> => {
  const spaced: Record<Id, string> = { ...catalogue };
  for (const id of Object.keys(catalogue) as Id[])
    spaced[id] = catalogue[id].replaceAll(/ (?!::)(?=[:;?!»%])|(?<=«) /g, '\u00a0');
  return spaced;
};
