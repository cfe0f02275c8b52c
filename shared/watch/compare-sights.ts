import type { Holder } from '../report/schema.ts';
import type { Sight, SightCause } from './schema.ts';

/** Why `next` is not `before`; null when nothing changed that anybody has to know. The first look always is a change. */
export const changeBetween = (before: Sight | null, next: Sight): SightCause | null => {
  if (before === null) return 'first-look';
  if (next.status === 'unknown') return before.status === 'unknown' ? null : 'unreadable';
  if (before.status === 'unknown') return 'readable-again';
  if (next.status === 'captured') return captureCause(before, next.holder);
  if (before.status === next.status) return null;
  if (before.status === 'captured') return next.status === 'listening' ? 'other-owner' : 'row-gone';
  if (next.status === 'listening') return 'row-appeared';
  return before.status === 'listening' ? 'row-gone' : 'exclusion-changed';
};

const captureCause = (before: Sight, holder: Holder | null): SightCause | null => {
  if (before.status !== 'captured') return holder?.pid === null ? 'probe' : 'row-appeared';
  const [was, is] = [before.holder, holder];
  if (was === null || is === null) return was === is ? null : 'other-owner';
  if (was.pid !== is.pid || was.remote !== is.remote) return 'other-owner';
  // A start time that cannot be read says nothing about who it is.
  const reused = !!was.startedAt && !!is.startedAt && was.startedAt !== is.startedAt;
  if (reused) return 'pid-reused';
  return was.state === is.state ? null : 'other-owner';
};
