/** A dotted version as numbers; null for anything that is none. */
export const versionParts = (version: string | null): readonly number[] | null =>
  version !== null && /^\d+(\.\d+){1,3}$/.test(version.trim())
    ? version.trim().split('.').map(Number)
    : null;

/** Less than 0 when `left` is older, more when it is newer; null when one of them is no version. Missing parts count as 0. */
export const compareVersions = (left: string | null, right: string | null): number | null => {
  const a = versionParts(left);
  const b = versionParts(right);
  if (a === null || b === null) return null;
  for (let index = 0; index < 4; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
