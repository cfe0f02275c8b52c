/** Bytes of an OSVERSIONINFOW without service pack fields that nobody needs; its first DWORD has to hold this number. */
export const osVersionBytes = 276;

/** `10.0.17763` from an OSVERSIONINFOW that RtlGetVersion filled in. */
export const decodeOsVersion = (memory: Buffer): string =>
  [4, 8, 12].map((at) => memory.readUInt32LE(at)).join('.');

const fixedInfoSignature = 0xfe_ef_04_bd;
/** In a VS_VERSIONINFO the VS_FIXEDFILEINFO follows three WORDs, the key `VS_VERSION_INFO` and padding to 32 bits. */
const fixedInfoAt = 40;

/** `15.2.1544.4` from a version resource, null when it is none. */
export const decodeFileVersion = (resource: Buffer): string | null => {
  if (resource.length < fixedInfoAt + 16) return null;
  if (resource.readUInt32LE(fixedInfoAt) !== fixedInfoSignature) return null;
  const [high, low] = [fixedInfoAt + 8, fixedInfoAt + 12];
  return [high + 2, high, low + 2, low].map((at) => resource.readUInt16LE(at)).join('.');
};
