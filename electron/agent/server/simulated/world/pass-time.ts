import { openConnections } from './open-connections.ts';
import { takeTrouble } from './service-trouble.ts';
import { settleService } from './settle-service.ts';
import { nextCapture, takeCapture } from './setup/scripted-captures.ts';
import { takeStep } from './setup/take-step.ts';
import type { World } from './world.ts';

/** Something that happens at a moment that is known. */
type Turn = { readonly at: number; readonly take: (world: World) => World };

/** Moves the world to a later moment: clients connect, services that are starting or stopping come to their end, Setup takes its steps, each in its turn. */
export const passTime = (world: World, until: number): World => {
  let passed = world;
  for (;;) {
    const next = nextTurn(passed);
    if (next === null || next.at > until)
      return openConnections(passed, Math.max(until, passed.now));
    passed = openConnections(passed, Math.max(next.at, passed.now));
    passed = next.take(passed);
  }
};

/** The earliest; services before Setup, which waits for them. */
const nextTurn = (world: World): Turn | null => {
  let next: Turn | null = null;
  const offer = (at: number | null | undefined, take: Turn['take']): void => {
    if (at != null && (next === null || at < next.at)) next = { at, take };
  };
  for (const { settlesAt, troubleAt, definition } of world.services) {
    offer(settlesAt, (now) => settleService(now, definition.name));
    offer(troubleAt, (now) => takeTrouble(now, definition.name));
  }
  const capture = nextCapture(world);
  if (capture !== null) offer(capture.at, (now) => takeCapture(now, capture));
  offer(world.setup?.nextAt, takeStep);
  return next;
};
