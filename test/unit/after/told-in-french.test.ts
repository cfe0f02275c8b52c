import { beforeAll, describe, expect, it } from 'vitest';

import { verify, type Verification } from '../../../shared/after/verify.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { afterInputOf, collectAfter } from '../../support/after.ts';
import { collectEvidence, rehearse } from '../../support/rehearsal.ts';

const { retell } = textsIn('fr');

/** With plain spaces, as the catalogues are written. */
const told = (text: string): string => retell(text).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('what is found after an update is told in French', () => {
  let result: Verification;

  beforeAll(async () => {
    const server = rehearse({ scenario: 'pop3be-down' });
    const before = await collectEvidence(server);
    const updateBeganAt = server.now().toISOString();
    const reader = server.openWatch({ ports: [], services: [] });
    for (let minute = 0; minute < 120; minute += 1) await server.advance?.(60_000);
    await reader.close();
    const after = await collectAfter(server, before);
    await server.close();
    result = verify(afterInputOf(before, after, { updateBeganAt }));
  });

  const failed = (id: string) => {
    const found = result.findings.find((one) => one.id === id && one.outcome === 'fail');
    return { title: told(found?.title ?? ''), summary: told(found?.summary ?? '') };
  };

  it('sentence by sentence where a summary has several', () => {
    expect(failed('SVC-101')).toEqual({
      title: 'MSExchangePOP3BE fonctionnait avant la mise à jour ; état actuel : arrêté',
      summary:
        'MSExchangePOP3BE n’a pas pu prendre son port, parce qu’autre chose l’occupait (10048) : tcp/9955 en IPv4. Personne ne l’occupe à présent ; qui l’occupait alors n’a pas été vu.',
    });
    expect(failed('SVC-103').summary).toBe(
      'Avant la mise à jour, il écoutait en IPv4, IPv6. À présent, IPv4 : personne ne l’occupe ; IPv6 : personne ne l’occupe. État de MSExchangePOP3BE : arrêté ; voir SVC-101.',
    );
  });

  it('each address of a service, with what it said as it said it', () => {
    expect(failed('NET-101').summary).toBe(
      'IPv4 127.0.0.1 : la connexion a été refusée : personne n’écoute ; aucune réponse. (ECONNREFUSED) IPv6 ::1 : la connexion a été refusée : personne n’écoute ; aucune réponse. (ECONNREFUSED)',
    );
    const greeted = result.findings.find(
      ({ id, subject }) => id === 'NET-101' && subject === 'MSExchangePop3 tcp/110',
    );
    expect(told(greeted?.summary ?? '')).toBe(
      'IPv4 127.0.0.1 : il a répondu « +OK The Microsoft Exchange POP3 service is ready. ». IPv6 ::1 : il a répondu « +OK The Microsoft Exchange POP3 service is ready. ».',
    );
  });

  it('every row of the comparison: its field and why it is judged so', () => {
    const left = result.rows.flatMap(({ field, why }) =>
      [field, why].filter((text) => text !== 'service' && retell(text) === text),
    );
    expect(new Set(left)).toEqual(new Set());
    const state = result.rows.find(
      ({ subject, before, after }) =>
        subject === 'MSExchangePOP3BE' && before === 'running' && after === 'stopped',
    );
    expect(told(state?.after ?? '')).toBe('arrêté');
  });
});
