/** A connection that was really there. Times are milliseconds since 1970. */
export type RealConnection = {
  /** Windows process id. */
  readonly pid: number;
  readonly family: 'ipv4' | 'ipv6';
  /** Its source port. */
  readonly port: number;
  readonly from: number;
  /** Null while it is open, or when its process was killed. */
  readonly to: number | null;
  /** Whether it was closed the normal way, and its port went on in TIME_WAIT. */
  readonly leftTimeWait: boolean;
};

/** What `traffic.c` wrote down. A line that is not whole yet is left out. */
export const readTruth = (text: string): readonly RealConnection[] => {
  const open = new Map<string, RealConnection>();
  let pid = 0;
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    const [kind = '', id = '', third = '', fourth = '', fifth = ''] = line.trim().split(' ');
    if (kind === 'pid') pid = Number(id);
    if (kind === 'open')
      open.set(id, {
        pid,
        family: third === 'ipv6' ? 'ipv6' : 'ipv4',
        port: Number(fourth),
        from: Number(fifth),
        to: null,
        leftTimeWait: false,
      });
    const opened = open.get(id);
    if (kind === 'close' && opened)
      open.set(id, { ...opened, to: Number(third), leftTimeWait: fourth === 'normal' });
  }
  return [...open.values()];
};
