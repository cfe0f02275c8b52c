import { expect, it } from 'vitest';

import { textsIn } from '../../../shared/texts/texts.ts';
import { say } from '../../../shared/texts/stored.ts';

const { retell } = textsIn('fr');

it('tells a stored text again, and the texts in its places', () => {
  const stored = say('PORT-003.captured', {
    subject: 'MSExchangePOP3BE tcp/9955',
    holder: say('PORT-003.time-wait'),
  });
  expect(stored).toBe('MSExchangePOP3BE tcp/9955 is captured by a connection in TIME_WAIT');
  expect(retell(stored)).toBe(
    'MSExchangePOP3BE tcp/9955 est capturé par une connexion en TIME_WAIT',
  );
});

it('tells several texts sentence by sentence, and leaves what is none', () => {
  const stored = `${say('PORT-003.free.summary')} Der Dienst antwortet nicht. ${say('PORT-003.unknown.hint')}`;
  expect(retell(stored)).toBe(
    'Aucun point de terminaison d’aucun processus n’a ce port. Der Dienst antwortet nicht. Relancez le contrôle\u00a0; si rien ne change, cherchez pourquoi les tables sont illisibles ou se contredisent.',
  );
});

it('leaves what a person or Windows wrote', () => {
  for (const text of ['Ada Lovelace', '', 'The service cannot be started.', '{x}'])
    expect(retell(text)).toBe(text);
});

it('leaves everything in English', () => {
  expect(textsIn('en').retell(say('PORT-003.free.summary'))).toBe(say('PORT-003.free.summary'));
});

it('takes no neighbour into the place with which a sentence begins', () => {
  const family = (name: string): string => say('PORT-102.outside', { family: name });
  expect(retell(`${family('IPv4')} ${family('IPv6')}`)).toBe(
    'IPv4\u00a0: hors de la plage de ports dynamiques. IPv6\u00a0: hors de la plage de ports dynamiques.',
  );
  const odd = say('listener.odd.stopped', { service: 'MSExchangePOP3BE', pid: 412, port: 9955 });
  expect(retell(say('after.contradict', { odd }))).toBe(
    'Les tables se contredisent\u00a0: MSExchangePOP3BE est affiché comme arrêté, mais son processus 412 écoute sur 9955.',
  );
});

it('tells a holder within its sentence, not the sentence as the name of a holder', () => {
  const holder = say('holder.process-to', { name: 'lsass.exe', pid: 612, remote: '10.0.0.5:3268' });
  const held = say('action.free-port.holder', { holder });
  expect(retell(`${held} ${say('PORT-003.free.summary')}`)).toBe(
    'Il est occupé par lsass.exe (processus 612), connecté à 10.0.0.5:3268. Aucun point de terminaison d’aucun processus n’a ce port.',
  );
});

it('tells all that is known where a name looks like the end of a sentence', () => {
  const signed = say('event.signed.open', {
    by: 'N. Operator',
    role: say('rehearsal.role'),
    health: 'outage',
  });
  expect(retell(`${signed} ${say('rehearsal.note')}`)).toBe(
    'N. Operator (Répétition) a signé : en suspens, serveur : interruption de service. Répétition : personne ne reprend de serveur.'.replaceAll(
      ' :',
      '\u00a0:',
    ),
  );
});

it('tells what a mark sets apart each for itself', () => {
  const line = say('event.setup.error', { line: 'Der Dienst antwortet nicht.' });
  expect(retell(`${line} · ${say('setup-failure.certificate-expired')}`)).toBe(
    'erreur\u00a0: Der Dienst antwortet nicht. · Un certificat dont Setup a besoin a expiré.',
  );
});

it('writes numbers as French does, also those that stand alone in a place', () => {
  const chance = {
    low: say('chance.percent', { share: 12.3 }),
    high: say('chance.percent', { share: 100 }),
  };
  expect(retell(say('PORT-006.chance-between', chance))).toBe(
    'Probabilité d’une capture\u00a0: 12,3\u00a0% à 100,0\u00a0%',
  );
});
