import type { Facts } from '../facts/derive-facts.ts';
import { valueOr } from '../facts/fact.ts';

/**
 * TCP ports that an RPC server registered with the endpoint mapper.
 *
 * A dynamic RPC endpoint is chosen anew at each start and clients ask the mapper for it, so nothing has to stay free for it: a capture of the old port does no harm, and excluding it would protect nothing. Empty when the mapper was not read: then such a port counts like any other.
 */
export const dynamicRpcPorts = (facts: Facts): ReadonlySet<number> =>
  new Set(valueOr(facts.rpcEndpoints, []).map(({ port }) => port));
