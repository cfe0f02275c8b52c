/** The TCP port of an RPC string binding such as `ncacn_ip_tcp:10.0.0.5[6094]`; null for another protocol sequence or without an endpoint. */
export const tcpPortOfBinding = (binding: string): number | null => {
  const match = /^(?:[0-9a-f-]{36}@)?ncacn_ip_tcp:[^[\]]*\[(\d{1,5})[,\]]/i.exec(binding);
  const port = Number(match?.[1] ?? 0);
  return port >= 1 && port <= 65_535 ? port : null;
};

/** The UUID of an RPC_IF_ID in the usual notation: the first three groups are stored little-endian. */
export const interfaceUuid = (id: Buffer): string => {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  return [
    hex(id.readUInt32LE(0), 8),
    hex(id.readUInt16LE(4), 4),
    hex(id.readUInt16LE(6), 4),
    id.toString('hex', 8, 10),
    id.toString('hex', 10, 16),
  ].join('-');
};
