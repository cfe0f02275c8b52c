import { describe, expect, it } from 'vitest';

import { readBaseline, type BaselineContext } from '../../../shared/after/baseline.ts';
import type { Evidence } from '../../../shared/evidence/schema.ts';
import {
  evidenceAfter,
  evidenceBefore,
  updateBeganAt,
  versionAfter,
  versionBefore,
  type SideUnderTest,
} from '../../support/after.ts';
import { errorItem, pop3be } from '../../support/evidence.ts';

const context = (given: Partial<BaselineContext> = {}): BaselineContext => ({
  server: evidenceAfter().server,
  updateBeganAt,
  ...given,
});

const read = (given: SideUnderTest = {}, where: Partial<BaselineContext> = {}) =>
  readBaseline({ kind: 'kept', evidence: evidenceBefore(given), sha256: 'ff' }, context(where));

const serverOf = (version: string | null): Evidence['server'] => ({
  ...evidenceAfter().server,
  exchange: { version, roles: ['Mailbox'], installPath: null },
});

describe('readBaseline', () => {
  it('takes evidence of this server, of before the update, that was read in full', () => {
    const { note, facts } = read();
    expect(note).toEqual({
      usable: true,
      code: 'ok',
      why: null,
      collectedAt: '2026-11-24T03:00:00.000Z',
      sha256: 'ff',
    });
    expect(facts?.services.known).toBe(true);
  });

  it.each(['missing', 'damaged'] as const)('has nothing when the file is %s', (kind) => {
    const { note, facts } = readBaseline({ kind, why: 'The reason.' }, context());
    expect(facts).toBeNull();
    expect(note).toMatchObject({ usable: false, code: kind, why: 'The reason.', sha256: null });
  });

  it('knows the server whatever the case of its name', () => {
    expect(read({ server: { hostName: 'ex01' } }).note.code).toBe('ok');
  });

  it.each([
    ['another server', 'EX02', 'EX02'],
    ['a server without a name', '', 'not shown to be the same'],
  ])('refuses evidence of %s', (_name, hostName, says) => {
    const { note, facts } = read({ server: { hostName } });
    expect(facts).toBeNull();
    expect(note).toMatchObject({ usable: false, code: 'other-server' });
    expect(note.why).toContain(says);
  });

  it.each([
    ['collected after the update began', { collectedAt: '2026-11-24T03:30:00.001Z' }],
    ['collected at a time that is none', { collectedAt: 'yesterday' }],
  ])('refuses evidence that was %s', (_name, given) => {
    const { note, facts } = read(given);
    expect(facts).toBeNull();
    expect(note).toMatchObject({ usable: false, code: 'too-late' });
  });

  it('takes evidence that was collected in the moment in which the update began', () => {
    expect(read({ collectedAt: updateBeganAt }).note.code).toBe('ok');
  });

  it('refuses evidence of which one item was read after the update began', () => {
    const evidence = evidenceBefore();
    const items = evidence.items.map((item) =>
      item.id === 'services' ? { ...item, startedAt: '2026-11-24T03:31:00.000Z' } : item,
    );
    const { note } = readBaseline(
      { kind: 'kept', evidence: { ...evidence, items }, sha256: 'ff' },
      context(),
    );
    expect(note.code).toBe('too-late');
    expect(note.why).toContain('03:31:00');
  });

  it.each([
    ['newer than what is installed', '15.2.2562.17', versionAfter],
    ['of another product line', '15.1.2507.6', versionAfter],
  ])('refuses evidence of a version that is %s', (_name, was, is) => {
    const { note, facts } = read({ exchangeVersion: was }, { server: serverOf(is) });
    expect(facts).toBeNull();
    expect(note).toMatchObject({ usable: false, code: 'other-version' });
    expect(note.why).toContain(was);
  });

  it('refuses evidence of before Exchange was installed', () => {
    const { note, facts } = read({ server: { exchange: null } });
    expect(facts).toBeNull();
    expect(note.code).toBe('other-version');
  });

  it('takes 2019 as the baseline of Subscription Edition, which is the same product line', () => {
    expect(read({}, { server: serverOf('15.2.2562.17') }).note.code).toBe('ok');
  });

  it('takes the same version when the time shows that it was read before the update', () => {
    expect(read({}, { server: serverOf(versionBefore) }).note.code).toBe('ok');
  });

  it('does not call the same version proved when nobody knows when the update began', () => {
    const { note, facts } = read({}, { server: serverOf(versionBefore), updateBeganAt: null });
    expect(facts).not.toBeNull();
    expect(note).toMatchObject({ usable: false, code: 'unread' });
    expect(note.why).toContain('not proved');
  });

  it('does not take a time that is none for the time at which the update began', () => {
    const where = { server: serverOf(versionBefore), updateBeganAt: 'last night' };
    expect(read({}, where).note).toMatchObject({ usable: false, code: 'unread' });
  });

  it('takes an older version when nobody knows when the update began', () => {
    expect(read({}, { updateBeganAt: null }).note.code).toBe('ok');
  });

  it.each([
    ['then', { exchangeVersion: null }, {}],
    ['now', {}, { server: serverOf(null) }],
  ])('keeps the facts and says so when the version was not read %s', (_name, given, where) => {
    const { note, facts } = read(given, where);
    expect(facts).not.toBeNull();
    expect(note).toMatchObject({ usable: false, code: 'unread' });
    expect(note.why).toContain('version');
  });

  it.each([
    ['services', 'Services'],
    ['endpoints', 'Listeners'],
    ['processes', 'Processes'],
    ['file.configuration', 'Configuration files'],
    ['netsh.dynamicport.ipv6.udp', 'Dynamic port ranges'],
    ['netsh.excludedportrange.ipv6.tcp.persistent', 'Port exclusions'],
  ] as const)('keeps what there is and says what is missing without %s', (id, says) => {
    const { note, facts } = read({ replace: [errorItem(id)] });
    expect(facts).not.toBeNull();
    expect(note).toMatchObject({ usable: false, code: 'unread' });
    expect(note.why).toContain(says);
  });

  it('says when the baseline contradicts itself', () => {
    const { note } = read({ services: [pop3be({ pid: 0 })] });
    expect(note).toMatchObject({ usable: false, code: 'unread' });
    expect(note.why).toContain('running without a process');
  });
});
