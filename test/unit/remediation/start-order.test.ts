import { describe, expect, it } from 'vitest';

import { inStartOrder, neededBy } from '../../../shared/exchange/start-order.ts';
import { service } from '../../support/evidence.ts';

const a = service('A');
const b = service('B', { dependsOn: ['a', 'Driver'] });
const c = service('C', { dependsOn: ['B'] });
const all = [c, b, a];
const names = (of: readonly { readonly name: string }[]): string =>
  of.map(({ name }) => name).join('');

describe('the order in which services start', () => {
  it('has each one after what it needs, directly or through others that are not chosen', () => {
    expect(names(inStartOrder(all, all))).toBe('ABC');
    expect(names(inStartOrder(all, [c, a]))).toBe('AC');
    expect(names(neededBy(all, c))).toBe('AB');
  });

  it('does not run round in a circle', () => {
    const left = service('Left', { dependsOn: ['Right'] });
    const right = service('Right', { dependsOn: ['Left'] });
    expect(names(inStartOrder([left, right], [left, right]))).toBe('RightLeft');
    expect(names(neededBy([left, right], left))).toBe('Right');
  });

  it('otherwise keeps the order given', () => {
    expect(names(inStartOrder(all, [service('Z'), a]))).toBe('ZA');
  });
});
