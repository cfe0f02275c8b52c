import { describe, expect, it } from 'vitest';

import { causeOfPop, evidenceIn, pop, popDown, proofText, setupNote, watchOf } from './down.ts';

describe('Setup failed', () => {
  const setup = {
    status: 'failed' as const,
    component: 'Mailbox role: Transport service',
    errors: 2,
    warnings: 1,
  };
  const notes = [
    setupNote('[WARNING] slow', { kind: 'warning' }),
    setupNote('[ERROR] Failed [Rule:RebootPending]\nmore', {
      known: 'pending-reboot',
      reference: 'X1',
    }),
    setupNote('The Exchange Server setup operation didn’t complete.', { kind: 'failed' }),
  ];

  it('at a component, and the service shows no failure of its own', () => {
    const cause = causeOfPop({ watch: watchOf({ setup, setupNotes: notes }) });
    expect(cause.kind).toBe('setup-component-failed');
    expect(cause.text).toBe(
      `Setup failed at Mailbox role: Transport service, after it had stopped the services, and ${pop} shows no failure of its own. Windows has a restart pending.`,
    );
    expect(proofText(cause)).toContain('Setup’s log: 2 errors, 1 warning, ended as failed.');
    expect(proofText(cause)).toContain('Setup’s log (X1): [ERROR] Failed [Rule:RebootPending]');
    expect(proofText(cause)).toContain('Known failure: Restart the server, then run Setup again.');
    expect(proofText(cause)).not.toContain('slow');
    expect(proofText(cause)).not.toContain('more');
    expect(evidenceIn(cause)).toEqual(expect.arrayContaining(['journal', 'services']));
  });

  it('without proof of success, in a phase, or nobody knows where', () => {
    const phase = watchOf({
      setup: { ...setup, status: 'ended-unproved', component: null, phase: 'Copying files' },
    });
    expect(causeOfPop({ watch: phase }).text).toContain(
      'Setup ended without proof of success at Copying files, after',
    );
    const nowhere = watchOf({ setup: { ...setup, component: null, phase: null } });
    expect(causeOfPop({ watch: nowhere }).text).toContain('Setup failed, after');
  });

  it('comes after what the service ended with', () => {
    const watch = watchOf({ setup, setupNotes: notes });
    expect(causeOfPop({ services: [popDown({ win32ExitCode: 1067 })], watch }).kind).toBe(
      'process-died',
    );
  });

  it.each(['succeeded', 'no-log', 'waiting', 'unreadable', 'running'] as const)(
    'is not said of Setup that is %s',
    (status) => {
      const cause = causeOfPop({ watch: watchOf({ setup: { status } }) });
      expect(cause.kind).toBe('not-known');
      expect(proofText(cause)).toContain(`Setup’s log: ${status}`);
    },
  );

  it('its line about this service is proof beside any cause', () => {
    const setupNotes = [
      setupNote(`Unable to restore service '${pop}'.`, {
        kind: 'warning',
        known: 'service-not-restored',
      }),
      setupNote("Unable to restore service 'MSExchangeIMAP4BE'.", {
        kind: 'warning',
        known: 'service-not-restored',
      }),
      setupNote(`Stopping service '${pop}'.`, { kind: 'services' }),
    ];
    const cause = causeOfPop({
      services: [popDown({ win32ExitCode: 10_048 })],
      watch: watchOf({ setupNotes }),
    });
    expect(cause.kind).toBe('port-taken');
    expect(cause.proof.at(-1)).toEqual({
      text: `Setup’s log: Unable to restore service '${pop}'.`,
      evidence: ['journal'],
    });
    expect(proofText(cause)).not.toContain('IMAP4BE');
    expect(proofText(cause)).not.toContain('Stopping');
  });
});
