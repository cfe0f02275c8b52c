import { isExchangeService } from '../../../shared/exchange/services.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { WatchPlan } from '../../../shared/watch/observe.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { OpenRun } from '../run/open-run.ts';

/** What the watch looks at, from what the checks found: the back-end ports of services in use, and every Exchange service. */
export const planWatch = (run: OpenRun): Result<WatchPlan> => {
  const facts = deriveFacts(run.evidence());
  if (!facts.services.known || !facts.endpoints.known)
    return err('conflict', say('watch.not-known'));
  const seen = new Set<string>();
  const ports = run.state().ports.flatMap(({ service, protocol, port, inUse }): WatchedPort[] => {
    const key = `${protocol}/${port}`;
    if (inUse === false || seen.has(key)) return [];
    seen.add(key);
    return [{ service, protocol, port }];
  });
  const installPath = facts.server.exchange?.installPath ?? null;
  const services = facts.services.value.filter((service) =>
    isExchangeService(service, installPath),
  );
  const range = (family: 'ipv4' | 'ipv6') => {
    const { tcp } = facts.ranges[family];
    return tcp.known ? tcp.value : null;
  };
  return ok({
    ports,
    services: services.map(({ name }) => name),
    ranges: { ipv4: range('ipv4'), ipv6: range('ipv6') },
  });
};
