import type { CauseKind, RootCause } from '../../../shared/after/schema.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import type { RecoveryWay } from '../../../shared/remediation/plan.ts';
import { familyNames } from '../before/ports/family-text.ts';

/** Names of the causes. */
export const causeWords: Readonly<Record<CauseKind, string>> = {
  'port-taken': 'Port taken (10048)',
  'port-excluded': 'Port excluded by Windows (10013)',
  disabled: 'Left disabled',
  'dependency-down': 'A service that it needs is down',
  'logon-failed': 'Logon failed (1069)',
  'timed-out': 'Start timed out (1053)',
  'process-died': 'Its process ended',
  'setup-component-failed': 'A component of Setup failed',
  'still-changing': 'Still starting or stopping',
  contradiction: 'What was read contradicts itself',
  'not-known': 'Not known',
};

/** Who has the port, and whether that is so now or was so when the service was started; null where nobody is named. */
export const holderLine = ({ holder, heldNow, port, family }: RootCause): string | null => {
  if (holder === null) return null;
  const where =
    port === null ? '' : `tcp/${port}${family === null ? '' : ` ${familyNames[family]}`}, `;
  const when =
    heldNow === true
      ? 'has it now'
      : heldNow === false
        ? 'does not have it any more; it did in the timeline'
        : 'whether it still has it is not known';
  return `${where}${describeHolder(holder)}: ${when}`;
};

export type WayChoice = {
  readonly way: RecoveryWay;
  readonly text: string;
  readonly consequence: string;
  /** Why it cannot be meant here; null when it can. */
  readonly closed: string | null;
};

/** The ways in which a taken port becomes free. The agent decides by its own look when it makes the plan; here only what cannot be meant is closed. */
export const wayChoices = (cause: RootCause): readonly WayChoice[] => {
  const { holder, family } = cause;
  return [
    {
      way: 'wait',
      text: 'Wait until it is free',
      consequence: 'Disturbs nobody. Most connections end within minutes, some last for hours.',
      closed: null,
    },
    {
      way: 'close-connection',
      text: 'Close the one connection',
      consequence: 'The program at the other end notices a broken connection and opens another.',
      closed: connectionClosed(holder, family),
    },
    {
      way: 'restart-holder',
      text: holder?.service == null ? 'Restart the holder’s service' : `Restart ${holder.service}`,
      consequence: 'Whoever uses that service is cut off while it restarts.',
      closed: holder?.service == null ? 'The holder is no service that is known.' : null,
    },
  ];
};

const connectionClosed = (
  holder: RootCause['holder'],
  family: RootCause['family'],
): string | null => {
  if (holder === null || holder.remote === null) return 'No single connection is known.';
  if (family === 'ipv6') return 'Windows cannot close a single IPv6 connection.';
  if (isTimeWait(holder)) return 'It is closed already; Windows lets go by itself.';
  return holder.pid === 0 ? 'It is not known which process has it.' : null;
};
