/** The four bytes of a dotted IPv4 address. Throws on anything else: such an address did not come from a table. */
export const ipv4Bytes = (text: string): Buffer => {
  const parts = text.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255))
    throw new Error(`${text} is not an IPv4 address`);
  return Buffer.from(parts);
};

/** Dotted form of the four address bytes at `at`. */
export const ipv4Text = (buffer: Buffer, at: number): string =>
  [...buffer.subarray(at, at + 4)].join('.');

/**
 * RFC 5952 form of the sixteen address bytes at `at`: lower case, no leading zeros, the longest run of two or more zero groups as `::`.
 *
 * `scopeId` is the number of the interface; it is part of a link-local address (`fe80::1%4`) and has no meaning elsewhere.
 */
export const ipv6Text = (buffer: Buffer, at: number, scopeId: number): string => {
  const groups = Array.from({ length: 8 }, (_, index) => buffer.readUInt16BE(at + index * 2));
  const isLinkLocal = ((groups[0] ?? 0) & 0xffc0) === 0xfe80;
  const zone = isLinkLocal && scopeId !== 0 ? `%${scopeId}` : '';
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return `::ffff:${ipv4Text(buffer, at + 12)}`;
  const gap = longestZeroRun(groups);
  const hex = (part: readonly number[]): string =>
    part.map((group) => group.toString(16)).join(':');
  if (gap.length < 2) return `${hex(groups)}${zone}`;
  return `${hex(groups.slice(0, gap.start))}::${hex(groups.slice(gap.start + gap.length))}${zone}`;
};

const longestZeroRun = (groups: readonly number[]): { start: number; length: number } => {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  }
  return best;
};
